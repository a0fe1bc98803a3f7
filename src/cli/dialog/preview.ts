import type { Change } from '../../model/change.ts';
import type { Terminal } from '../terminal.ts';
import { table, wrapped, type Row } from './layout.ts';

/** What a build of one service would send, as the context counts it. */
export interface Sends {
  /** Path of the .dockerignore it belongs to. */
  readonly path: string;
  /** As in `sends 14 of 312 files, 38 kB`. */
  readonly text: string;
  /** Files with a secret in them that would be sent all the same. */
  readonly leaks: readonly string[];
}

/** One line per file: what becomes of it, and what is in it. */
export function preview(changes: readonly Change[], sends: readonly Sends[], terminal: Terminal): readonly string[] {
  const leaks = sends.flatMap((one) => one.leaks);
  return [
    '',
    ...table(
      changes.map((change) => rowOf(change, sends)),
      terminal,
    ),
    ...leaks.flatMap((path) =>
      wrapped(`  ${terminal.paint('warning', '!')} `, `${path} holds a secret and would be sent`, terminal.width),
    ),
    '',
  ];
}

const words = {
  new: 'new',
  same: 'unchanged',
  ours: 'changed',
  yours: 'edited by you, nothing new for it',
  merged: 'edited by you, merged',
  edited: 'edited by you, in conflict',
  foreign: 'there, not ours',
  declined: 'deleted by you',
} as const satisfies Record<Change['status'], string>;

function rowOf(change: Change, sends: readonly Sends[]): Row {
  const { path } = change.file;
  const sent = sends.find((one) => one.path === path);
  const inside = change.status === 'declined' ? '' : measure(change.text);
  return { label: path, value: words[change.status], from: sent?.text ?? inside };
}

function measure(contents: string): string {
  const stages = contents.match(/^FROM /gm)?.length ?? 0;
  const lines = contents.trimEnd().split('\n').length;
  return stages === 0 ? `${lines} lines` : `${stages} ${stages === 1 ? 'stage' : 'stages'}, ${lines} lines`;
}
