import { wrapped } from '../dialog/layout.ts';
import type { Decisions } from '../../api.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import { fails, type TriedCase } from './try-cases.ts';

/** A line for each case, one more for each difference, and how many are as expected. */
export function testScreen(tried: readonly TriedCase[], updated: boolean, terminal: Terminal): readonly string[] {
  const width = Math.max(...tried.map(({ name }) => visible(name).length));
  const lines = tried.flatMap((one) => caseLines(one, { width, updated }, terminal));
  const failed = tried.filter(fails).length;
  const ending = updated
    ? `${failed} written, ${tried.length - failed} as they were`
    : `${tried.length - failed} passed, ${failed} failed`;
  const next = failed > 0 && !updated ? ['  ironhull defaults test --update     takes what is decided now'] : [];
  return [...lines, '', `  ${ending}`, ...next];
}

function caseLines(
  one: TriedCase,
  { width, updated }: { readonly width: number; readonly updated: boolean },
  terminal: Terminal,
): readonly string[] {
  const { name, decided, expected, differences } = one;
  const failing = fails(one);
  const state = failing ? (updated ? 'written' : 'differs') : 'as expected';
  const mark = failing && !updated ? terminal.paint('warning', '!') : terminal.paint('added', '✔');
  const count = `${Object.keys(expected ?? decided).length} decisions`;
  const head = `  ${mark} ${visible(name).padEnd(width)}  ${state}, ${count}`;
  if (expected === null) return [`${head}${updated ? '' : '; nobody has said yet what is expected'}`];
  return [
    head,
    ...differences.flatMap(({ key, expected: wanted, decided: now }) =>
      wrapped(`      ${visible(key)}  `, visible(`${shown(now)}, expected ${shown(wanted)}`), terminal.width),
    ),
  ];
}

function shown(value: Decisions[string] | null): string {
  if (value === null) return 'nothing';
  return typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
}
