import {
  detect,
  files,
  openRepo,
  plan,
  takeOver,
  withFiles,
  NO_POLICY,
  type Facts,
  type Takeover,
} from '../../src/api.ts';
import { readCase, restore } from '../case.ts';

/** What a Dockerfile says in one of the repos of `test/fixtures`, with other files around it. */
export interface Reader {
  readonly cwd: string;
  read(lines: readonly string[], files?: Readonly<Record<string, string>>): Takeover;
  /** The Dockerfile that would take its place. */
  written(lines: readonly string[], files?: Readonly<Record<string, string>>): string;
}

export function readerOf(stack: string, name: string): Reader {
  const cwd = restore(readCase(stack, name));
  const repo = openRepo(cwd);
  const look = (lines: readonly string[], around: Readonly<Record<string, string>> = {}) => {
    const all = { ...around, Dockerfile: `${lines.join('\n')}\n` };
    const made = withFiles(
      repo,
      Object.entries(all).map(([path, contents]) => ({ path, contents })),
    );
    const facts = factsOf(made);
    const takeover = takeOver({ repo: made, services: [''], ours: new Set(), named: null }, facts);
    if (takeover === null) throw new Error('no takeover');
    return { facts, takeover };
  };
  return {
    cwd,
    read: (lines, around) => look(lines, around).takeover,
    written: (lines, around) => {
      const { facts, takeover } = look(lines, around);
      const given = Object.fromEntries(Object.entries(takeover.answers).map(([key, found]) => [key, found.value]));
      const made = plan({ ...facts, kept: takeover.kept }, { unlocked: true, ...given }, NO_POLICY);
      return files(made, NO_POLICY)[0]?.contents ?? '';
    },
  };
}

function factsOf(repo: ReturnType<typeof openRepo>): Facts {
  const facts = detect(repo, {}, [])[0]?.facts[0];
  if (facts === undefined) throw new Error('no facts');
  return facts;
}

export const kept = (takeover: Takeover): readonly string[] => takeover.kept.instructions.map(({ text }) => text);

export const fates = (takeover: Takeover, index: number): readonly string[] =>
  takeover.treated.filter((one) => one.index === index).map(({ fate, what }) => `${fate} ${what}`);

/** A file with the edits of all its places in it. */
export function applied(text: string, { dependents }: Takeover, file: string): string {
  return dependents
    .filter((one) => one.file === file)
    .flatMap(({ edits }) => edits)
    .toSorted((one, other) => other.range.start - one.range.start)
    .reduce((now, { range, text: to }) => now.slice(0, range.start) + to + now.slice(range.end), text);
}
