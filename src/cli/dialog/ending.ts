import { visible } from '../visible.ts';
import type { Terminal } from '../terminal.ts';
import { wrapped } from './layout.ts';
import type { Outcome } from './retrofit.ts';

/** What was written, and what to type next. */
export function ending(outcome: Outcome, terminal: Terminal): readonly string[] {
  const lines = outcome.commands.flatMap(({ plan, build, run }) => [
    ...command('build', [build], terminal),
    ...command('run', run, terminal),
    ...plan.deviations.flatMap(({ promise, why }) =>
      wrapped(`  ${terminal.paint('warning', '!')} `, visible(`${promise}: ${why}`), terminal.width),
    ),
  ]);
  const again = outcome.again.flatMap((line) => command('again', [line], terminal));
  return [...writtenLine(outcome, terminal), '', ...lines, ...again];
}

function writtenLine({ written, changes, resolutions }: Outcome, terminal: Terminal): readonly string[] {
  const kept = changes.map((change) => change.file.path).filter((path) => resolutions.get(path) === 'keep');
  const left = kept.length === 0 ? '' : ` Kept ${kept.join(', ')}.`;
  const what =
    written.length === 0
      ? 'Nothing to write: everything is as ironhull would write it.'
      : `Wrote ${written.join(', ')}`;
  const said = written.length === 0 && kept.length > 0 ? 'Nothing was written.' : what;
  return wrapped('  ', visible(said + left), terminal.width);
}

/** A command in its own lines, each but the last ending in a backslash, so that it can be copied as it stands. */
function command(label: string, parts: readonly string[], terminal: Terminal): readonly string[] {
  const continued = parts.map((part, index) => visible(index < parts.length - 1 ? `${part} \\` : part));
  return continued.map((part, index) =>
    index === 0 ? `  ${terminal.paint('dim', label.padEnd(5))}  ${part}` : `           ${part}`,
  );
}
