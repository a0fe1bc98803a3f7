import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { unsettled, UndecidedError } from '../../api.ts';
import type { Change, Resolution } from '../../model/change.ts';
import type { Terminal } from '../terminal.ts';
import type { Door } from './door.ts';
import { choose } from './prompts.ts';
import { resolutionOf } from './targets.ts';
import { visible } from '../visible.ts';

/** What `--on-conflict` says. */
export type OnConflict = 'ask' | 'fail' | Resolution;

/** What becomes of each file that somebody else wrote or changed. */
export type Resolutions = ReadonlyMap<string, Resolution>;

/** Settles every file that is not ours, before the first byte is written. Without a person, `ask` is `fail`. */
export async function settle(changes: readonly Change[], way: OnConflict, door: Door): Promise<Resolutions> {
  const open = unsettled(changes);
  if (open.length > 0 && (way === 'fail' || (way === 'ask' && !door.interactive))) throw notOurs(open);
  const settled = new Map<string, Resolution>();
  for (const change of open) {
    const follows = resolutionOf(change, settled) === 'beside';
    if (follows) settled.set(change.file.path, 'beside');
    else settled.set(change.file.path, way === 'ask' ? await askFor(change, door) : (way as Resolution));
  }
  return settled;
}

/** A unified diff of one file as `git apply` takes it, with the control characters of the old text spelled out. */
export function patchOf({ file, before }: Change, terminal: Terminal): readonly string[] {
  const path = visible(file.path);
  const old = before === null ? '/dev/null' : `a/${path}`;
  const patch = createTwoFilesPatch(old, `b/${path}`, before ?? '', file.contents, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  const lines = patch.split('\n').slice(0, -1);
  return lines.map((line) => painted(line.split('\t').map(visible).join('\t'), terminal));
}

function painted(line: string, terminal: Terminal): string {
  if (line.startsWith('+')) return terminal.paint('added', line);
  return line.startsWith('-') ? terminal.paint('removed', line) : line;
}

async function askFor(change: Change, door: Door): Promise<Resolution> {
  const path = visible(change.file.path);
  door.say(['', ...patchOf(change, door.terminal), '']);
  return choose(door, 'conflict', `${path} ${standing[change.status]}. What shall we do with it?`, [
    { value: 'keep', label: 'Keep it', hint: 'nothing is written there' },
    { value: 'overwrite', label: 'Overwrite it', hint: '' },
    { value: 'beside', label: 'Write ours beside it', hint: 'the old one stays as it is' },
  ]);
}

function notOurs(open: readonly Change[]): UndecidedError {
  const said = open.map((change) => `${visible(change.file.path)} ${standing[change.status]}`).join(', ');
  return new UndecidedError(`${said}. Nothing was written.`, {
    hints: [
      'ironhull retrofit --dry-run                  shows the difference',
      'ironhull retrofit --on-conflict overwrite    replaces what is there',
      'ironhull retrofit --on-conflict beside       writes ours next to it',
      'ironhull retrofit --on-conflict keep         leaves it',
    ],
  });
}

const standing: Readonly<Partial<Record<Change['status'], string>>> = {
  edited: 'was edited since ironhull wrote it',
  foreign: 'is there and not ours',
};
