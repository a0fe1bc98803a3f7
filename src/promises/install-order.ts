import { downloads } from './package-managers.ts';
import { everyInstruction, flag, hasReason, lineage, type Generated, type Instruction } from './read-dockerfile.ts';

const CHANGES_OFTEN = /^(?:VERSION|REVISION|CREATED)\b/;

/** H17: neither a source nor a new version, revision or date stands above a download in any line of stages. */
export function installOrder(files: Generated): readonly string[] {
  return files.stages.flatMap((stage) => {
    const body = lineage(files, stage).flatMap((one) => one.body);
    const last = body.findLastIndex(
      (one) => one.keyword === 'RUN' && flag(one, 'network') !== 'none' && downloads(textOf(one)),
    );
    return body
      .slice(0, Math.max(last, 0))
      .filter((one) => takesSources(one) || (one.keyword === 'ARG' && CHANGES_OFTEN.test(one.text)))
      .map((one) => `line ${one.line}: ${one.keyword} ${one.text} stands above a download`);
  });
}

/** `date` that reads the clock: one that is told an instant (`-d "@…"`) only writes it in another form. */
const CLOCK = /(?:\$\(|`)date\b(?![^)`]{0,80}\s-d\s{0,4}"@)/;

/** H14: what a build runs is not of the day: no newest version of anything, no clock. */
export function sameEveryDay(files: Generated): readonly string[] {
  return everyInstruction(files)
    .filter(
      (one) =>
        one.keyword === 'RUN' &&
        (CLOCK.test(textOf(one)) ||
          /@latest\b|\bapt-get (?:dist-)?upgrade\b|\bapk upgrade\b|--upgrade\b/.test(textOf(one))),
    )
    .filter((one) => !hasReason(files, one, 'H18'))
    .map((one) => `line ${one.line}: depends on the day`);
}

function textOf(run: Instruction): string {
  return [run.text, ...run.heredocs].join('\n');
}

function takesSources(one: Instruction): boolean {
  if (one.keyword !== 'COPY' || flag(one, 'from') !== null || one.heredocs.length > 0) return false;
  return /^(?:\.|\.\/|src|src\/|app|app\/)\s/.test(one.text);
}
