import { settleConflicts, unsettled, UndecidedError, withMarkers } from '../../api.ts';
import type { Change, Resolution } from '../../model/change.ts';
import type { ConflictAnswer, Merge } from '../../model/merge.ts';
import { askConflicts, lineOf } from './ask-conflicts.ts';
import type { Door } from './door.ts';
import { patchOf } from './patch.ts';
import { choose } from './prompts.ts';
import { resolutionOf } from './targets.ts';
import { visible } from '../visible.ts';

/** What `--on-conflict` says. */
export type OnConflict = 'ask' | 'fail' | 'adopt' | 'repair' | Exclude<Resolution, 'edited'>;

/** How to settle, and what was said of some files already. */
export interface Ways {
  readonly way: OnConflict;
  readonly said: Resolutions;
}

/** What becomes of each file that somebody else wrote or changed. */
export type Resolutions = ReadonlyMap<string, Resolution>;

/** Changes with their final texts, and how each was settled. */
export interface Settled {
  readonly changes: readonly Change[];
  readonly resolutions: Resolutions;
}

interface Asked {
  readonly resolution: Resolution;
  readonly change: Change;
}

/** Settles every file that is not as we generated it, before the first byte is written. Without a person, `ask` is `fail`. */
export async function settle(
  changes: readonly Change[],
  { way, said: before }: Ways,
  door: Door,
  command: 'retrofit' | 'update',
): Promise<Settled> {
  const open = unsettled(changes).filter(({ file }) => !before.has(file.path));
  if (open.length > 0 && (way === 'fail' || (way === 'ask' && !door.interactive))) throw unsettledError(open, command);
  const resolutions = new Map<string, Resolution>(before);
  const settled = new Map<Change, Change>();
  for (const change of open) {
    const follows = resolutionOf(change, resolutions) === 'beside';
    const asked = follows ? { resolution: 'beside' as const, change } : await settleOne(change, way, door);
    resolutions.set(change.file.path, asked.resolution);
    settled.set(change, asked.change);
  }
  return { changes: changes.map((change) => settled.get(change) ?? change), resolutions };
}

async function settleOne(change: Change, way: OnConflict, door: Door): Promise<Asked> {
  const { merge } = change;
  if (merge === null) return { resolution: way === 'ask' ? await askFor(change, door) : wholeFile(way), change };
  if (way === 'ask') return answered(change, merge, await askConflicts(change, merge, door));
  if (way === 'ours' || way === 'theirs' || way === 'both')
    return {
      resolution: way,
      change: withAnswers(
        change,
        merge,
        merge.conflicts.map(() => way),
      ),
    };
  if (way === 'markers') return { resolution: way, change: { ...change, text: withMarkers(merge) } };
  const text = way === 'overwrite' ? change.file.contents : change.text;
  return { resolution: wholeFile(way), change: { ...change, text } };
}

function answered(change: Change, merge: Merge, answers: readonly ConflictAnswer[] | null): Asked {
  if (answers === null) return { resolution: 'keep', change };
  return { resolution: 'edited', change: withAnswers(change, merge, answers) };
}

function withAnswers(change: Change, merge: Merge, answers: readonly ConflictAnswer[]): Change {
  return { ...change, text: settleConflicts(merge, answers) };
}

/** A file that never was ours has no places to choose from: one side is the whole of it. */
function wholeFile(way: OnConflict): Resolution {
  const ways = {
    ours: 'keep',
    theirs: 'overwrite',
    both: 'beside',
    ask: 'keep',
    fail: 'keep',
    adopt: 'overwrite',
    repair: 'keep',
    markers: 'keep',
  } as const;
  return way === 'overwrite' || way === 'keep' || way === 'beside' ? way : ways[way];
}

async function askFor(change: Change, door: Door): Promise<Resolution> {
  const path = visible(change.file.path);
  door.say(['', ...(await patchOf([change], door.terminal)), '']);
  return choose(door, 'conflict', `${path} is there and not ours. What shall we do with it?`, [
    { value: 'keep', label: 'Keep it', hint: 'nothing is written there' },
    { value: 'overwrite', label: 'Overwrite it', hint: '' },
    { value: 'beside', label: 'Write ours beside it', hint: 'the old one stays as it is' },
  ]);
}

function unsettledError(open: readonly Change[], command: string): UndecidedError {
  const conflicts = open.filter((change) => change.merge !== null);
  const foreign = open.filter((change) => change.merge === null);
  const hint = (way: string, does: string): string => `ironhull ${command} ${way.padEnd(26)} ${does}`;
  return new UndecidedError(`${open.map(said).join(', ')}. Nothing was written.`, {
    hints: [
      hint('--dry-run', 'shows the difference'),
      ...(conflicts.length > 0
        ? [
            hint('--on-conflict ours', 'keeps your side of each conflict'),
            hint('--on-conflict theirs', 'takes the generated side of each'),
            hint('--on-conflict markers', 'writes both sides into the file, for your editor'),
          ]
        : []),
      ...(foreign.length > 0
        ? [
            hint('--on-conflict adopt', 'takes it over, and keeps what is yours in it'),
            hint('--on-conflict repair', 'mends it in place'),
          ]
        : []),
      hint('--on-conflict beside', 'writes ours next to it'),
      hint('--on-conflict keep', 'leaves it'),
    ],
  });
}

function said({ file, merge }: Change): string {
  const path = visible(file.path);
  const [first, ...more] = merge?.conflicts ?? [];
  if (merge === null || first === undefined) return `${path} is there and not ours`;
  const others = more.length === 0 ? '' : `, and ${more.length} more`;
  return `${path}:${lineOf(merge.text, first)} was changed by you and by ironhull${others}`;
}
