import { PROMISES, type Verdict } from '../api.ts';
import { wrapped } from './dialog/layout.ts';
import type { Terminal } from './terminal.ts';
import { visible } from './visible.ts';

const WORDS = {
  proven: 'proven',
  broken: 'broken',
  'not-applicable': 'not applicable',
  'not-provable': 'not provable here',
} as const satisfies Record<Verdict['state'], string>;

/** One promise as people read it: mark, title, and what was seen. */
export function verdictLines(verdict: Verdict, terminal: Terminal): readonly string[] {
  const title = PROMISES.find(({ id }) => id === verdict.promise)?.title ?? '';
  const state = WORDS[verdict.state];
  const head = `${markOf(verdict)} ${verdict.promise.padEnd(3)} ${title}`;
  const shown = verdict.state === 'broken' ? terminal.paint('warning', head) : head;
  const seen = verdict.seen.flatMap((line) => wrapped('        ', visible(line), terminal.width));
  return [`  ${shown}: ${state}`, ...seen];
}

function markOf({ state }: Verdict): string {
  if (state === 'proven') return '✔';
  return state === 'broken' ? '✘' : '–';
}

/** The last line: how many of each. */
export function verdictCount(verdicts: readonly Verdict[]): string {
  const states = Object.keys(WORDS) as readonly Verdict['state'][];
  const counted = states.map((state) => ({ state, number: verdicts.filter((one) => one.state === state).length }));
  return counted
    .filter(({ number }) => number > 0)
    .map(({ state, number }) => `${number} ${WORDS[state]}`)
    .join(', ');
}
