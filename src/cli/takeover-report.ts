import type { Outcome } from './dialog/retrofit.ts';
import type { Looked } from './dialog/takeover.ts';
import { patternOf, patternTitle, type Finding, type Takeover } from '../api.ts';

/** The screen of a takeover as data: findings before and after, and what becomes of every line. */
export function takeoverReport({ looked, taken }: Pick<Outcome, 'looked' | 'taken'>): readonly object[] {
  return looked.map((one) => ({
    service: one.service,
    way: taken.find((said) => said.looked.service === one.service)?.way ?? null,
    ...existing(one.takeover),
    findings: { before: one.before.map(found), after: one.after.map(found), byFailure: counts(one) },
    table: one.takeover.treated,
    lostComments: one.takeover.lostComments,
    ignoreFile: one.takeover.ignoreFile,
    doubts: one.takeover.doubts,
    changes: one.takeover.dependents.map(({ edits, ...dependent }) => ({ ...dependent, byHand: edits.length === 0 })),
  }));
}

/** Dockerfiles that need nothing. */
export function goodReport({ good }: Pick<Outcome, 'good'>): readonly object[] {
  return good.map(existing);
}

function existing({ dockerfile, link, context, shipped, lines, stages, base }: Takeover): object {
  return { dockerfile, link, context, shipped, lines, stages, base };
}

function found({ rule, severity, message, file, start }: Finding): object {
  return { rule, severity, message, file, line: start.line };
}

function counts({ before, after }: Looked): readonly object[] {
  const numbers = [...new Set([...before, ...after].map(patternOf))].toSorted((one, other) => one - other);
  const of = (findings: readonly Finding[], number: number): number =>
    findings.filter((one) => patternOf(one) === number).length;
  return numbers.map((number) => ({
    failure: number > 8 ? null : number,
    title: patternTitle(number),
    before: of(before, number),
    after: of(after, number),
  }));
}
