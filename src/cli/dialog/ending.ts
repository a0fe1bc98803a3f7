import { deviationsOf, type Deviation, type Plan } from '../../api.ts';
import type { Resolution } from '../../model/change.ts';
import type { Merge } from '../../model/merge.ts';
import { visible } from '../visible.ts';
import { lineOf } from './ask-conflicts.ts';
import type { Terminal } from '../terminal.ts';
import { wrapped } from './layout.ts';
import type { Outcome } from './retrofit.ts';

/** What was written, and what to type next. */
export function ending(outcome: Outcome, terminal: Terminal): readonly string[] {
  const lines = outcome.commands.flatMap(({ plan, build, run, prove }) => [
    ...command('build', build, terminal),
    ...command('run', run.join(' '), terminal),
    ...command('prove', prove, terminal),
    ...deviationsIn(plan, outcome).flatMap(({ promise, why }) =>
      wrapped(`  ${terminal.paint('warning', '!')} `, visible(`${promise}: ${why}`), terminal.width),
    ),
  ]);
  const again = outcome.again.flatMap((line) => command('again', line, terminal));
  return [...writtenLine(outcome, terminal), ...notes(outcome, terminal), '', ...lines, ...again];
}

/** What the files say that they keep less strictly; a digest that somebody wrote has taken its line away. */
function deviationsIn(plan: Plan, { changes }: Outcome): readonly Deviation[] {
  const text = changes.map(({ merge, file }) => merge?.text ?? file.contents).join('\n');
  return deviationsOf(plan).filter(({ promise, why }) => promise !== 'H5' || text.includes(why));
}

/** What was written, and what was kept. */
export function writtenLine({ written, changes, resolutions }: Outcome, terminal: Terminal): readonly string[] {
  const there = changes.filter(({ before }) => before !== null).map((change) => change.file.path);
  const kept = there.filter((path) => resolutions.get(path) === 'keep' && !written.includes(path));
  const edited = changes.some((change) => change.status === 'yours' || change.status === 'declined');
  if (changes.length === 0) return wrapped('  ', 'Nothing to write: no file is missing.', terminal.width);
  const nothing = edited
    ? 'Nothing to write: there is nothing new.'
    : 'Nothing to write: everything is as ironhull would write it.';
  const what = written.length === 0 ? nothing : `Wrote ${written.join(', ')}`;
  if (kept.length === 0) return wrapped('  ', visible(what), terminal.width);
  const said = written.length === 0 ? 'Nothing was written' : what;
  return wrapped('  ', visible(`${said}. Kept ${kept.join(', ')}.`), terminal.width);
}

/** What the merge could not do by itself, and what it left alone. */
export function notes(
  { changes, resolutions }: Pick<Outcome, 'changes' | 'resolutions'>,
  terminal: Terminal,
): readonly string[] {
  const note = (text: string): readonly string[] =>
    wrapped(`  ${terminal.paint('warning', '!')} `, visible(text), terminal.width);
  const declined = changes.filter((change) => change.status === 'declined').map((change) => change.file.path);
  const unpinned = [...new Set(changes.flatMap((change) => change.merge?.unpinned ?? []))];
  const open = changes.filter((change) => change.status === 'edited' && isOpen(resolutions.get(change.file.path)));
  return [
    ...open.flatMap(({ file, merge }) =>
      note(`${file.path}: ${placesOf(merge)} changed by you and by ironhull; not settled yet`),
    ),
    ...(declined.length === 0 ? [] : note(`${declined.join(', ')}: deleted by you; ironhull restore brings it back`)),
    ...(unpinned.length === 0 ? [] : note(`${unpinned.join(', ')}: new tag, digest unknown; ironhull pin writes it`)),
  ];
}

function isOpen(resolution: Resolution | undefined): boolean {
  return resolution === undefined || ['keep', 'beside', 'markers'].includes(resolution);
}

function placesOf(merge: Merge | null): string {
  const lines = (merge?.conflicts ?? []).map((conflict) => lineOf(merge?.text ?? '', conflict));
  return lines.length === 1 ? `line ${lines[0]} was` : `lines ${lines.join(', ')} were`;
}

const LABEL = 7;
const DEEPER = 2;

/** A command in lines that fit, each but the last ending in a backslash, so that it can be copied as it stands. */
function command(label: string, line: string, terminal: Terminal): readonly string[] {
  const room = terminal.width - 2 - LABEL - DEEPER - 2;
  const parts: string[] = [];
  for (const word of wordsOf(visible(line))) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) parts[parts.length - 1] = `${last} ${word}`;
    else parts.push(word);
  }
  const continued = parts.map((part, index) => (index < parts.length - 1 ? `${part} \\` : part));
  const indent = ' '.repeat(2 + LABEL + DEEPER);
  const [first = '', ...rest] = continued;
  return [`  ${terminal.paint('dim', label.padEnd(LABEL - 2))}  ${first}`, ...rest.map((part) => indent + part)];
}

/** A flag stays with its value, and quotes are never broken. */
function wordsOf(line: string): readonly string[] {
  return line.match(/(?:-{1,2}[\w-]+ (?=[^\s-]))?(?:'[^']*'|[^\s'])+/g) ?? [];
}
