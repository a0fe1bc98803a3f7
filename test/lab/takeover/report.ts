import { availableParallelism, loadavg } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import type { CatalogueImage } from '../../../src/model/image.ts';
import { BUILDPACK_SOURCE } from '../stand-ins/bases.ts';
import { TAKEN_OVER, type TakenOver } from './cases.ts';
import type { Side } from './prove.ts';

export interface TakenOverResult {
  readonly one: TakenOver;
  readonly before: Side;
  readonly after: Side;
}

const MARKS = { proven: 'holds', broken: '**no**', 'not-applicable': '–', 'not-provable': 'open' } as const;

export function sameAnswers({ before, after }: TakenOverResult): boolean {
  return before.replies.length > 0 && isDeepStrictEqual(before.replies, after.replies);
}

/** The page of what was proven: the same answers, and the contract before and after. */
export function takeoverPage(
  results: readonly TakenOverResult[],
  images: readonly CatalogueImage[],
  date: string,
): string {
  return `# Takeovers, built and run

Written by \`node test/lab/takeover.lab.ts\` on ${date}. Each repository of the table has container files of its own (\`test/takeover/fixtures\`). Its image was built and
run as its team does it; then \`ironhull retrofit\` took the files over, and the new image was built by the line it prints and run read-only, without capabilities.
Both were sent the same requests: status, content type and body must be equal. The host had a load of ${Math.round(loadavg()[1] ?? 0)} on ${availableParallelism()} cores:
probes and stops that are given seconds may miss them then.

| repository | requests | same answers | user | MB | promises kept |
|---|---:|---|---|---|---|
${results.map(line).join('\n')}

${open(results)}## The contract before and after

${MARKS.proven}: proven on the image. ${MARKS.broken}: broken. ${MARKS['not-applicable']}: has nothing to do with this image. ${MARKS['not-provable']}: cannot be proven here. H14, H15 and H17 build each
image again from nothing or for another processor and were not asked: the vetting proves them on every template.

| promise |${results.map(({ one }) => ` ${one.name} |`).join('')}
|---|${'---|'.repeat(results.length)}
${promises(results).join('\n')}

${left(results)}
## Images

No image registry is at hand in this lab. The bases are stand-ins: ${images.map(({ name, tag }) => `\`${name}:${tag}\``).join(', ')}, and those of the
vetting for the new files. Those with a compiler have ${BUILDPACK_SOURCE}.
`;
}

/** What the table owes. */
function open(results: readonly TakenOverResult[]): string {
  const names = TAKEN_OVER.map(({ name }) => name).filter((name) => !results.some(({ one }) => one.name === name));
  return names.length === 0 ? '' : `Not built and run yet, so unproven: ${names.join(', ')}.\n\n`;
}

function line(result: TakenOverResult): string {
  const { one, before, after } = result;
  const cells = [
    `${one.name} (\`${one.fixture}\`)`,
    before.replies.length,
    sameAnswers(result) ? 'yes' : '**no**',
    `${before.user === '' ? 'root' : before.user} → ${after.user}`,
    `${megabytes(before)} → ${megabytes(after)}`,
    `${kept(before)} → ${kept(after)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function promises(results: readonly TakenOverResult[]): readonly string[] {
  const ids = [...new Set(results.flatMap(({ after }) => after.verdicts.map(({ promise }) => promise)))];
  return ids.map((id) => {
    const cells = results.map(({ before, after }) => ` ${markOf(before, id)} → ${markOf(after, id)} |`);
    return `| ${id} |${cells.join('')}`;
  });
}

function markOf({ verdicts }: Side, id: string): string {
  const verdict = verdicts.find(({ promise }) => promise === id);
  return verdict === undefined ? 'not asked' : MARKS[verdict.state];
}

function left(results: readonly TakenOverResult[]): string {
  const broken = results.flatMap(({ one, after }) =>
    after.verdicts
      .filter(({ state }) => state === 'broken')
      .map(({ promise, seen }) => `- ${one.name}, ${promise}: ${seen.join('; ')}`),
  );
  return broken.length === 0 ? '' : `Still broken after the takeover:\n\n${broken.join('\n')}\n`;
}

function kept({ verdicts }: Side): string {
  const shown = verdicts.filter(({ state }) => state === 'proven' || state === 'broken');
  if (verdicts.length === 0) return 'not asked';
  return `${shown.filter(({ state }) => state === 'proven').length} of ${shown.length}`;
}

function megabytes({ bytes }: Side): string {
  return (bytes / 1e6).toFixed(1);
}
