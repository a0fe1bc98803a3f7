import {
  applyEdits,
  InterruptedError,
  mendFiles,
  outputPaths,
  UndecidedError,
  type Change,
  type Dependent,
  type Doubt,
  type Repo,
} from '../../api.ts';
import { visible } from '../visible.ts';
import type { Door } from './door.ts';
import { wrapped } from './layout.ts';
import { patchOf } from './patch.ts';
import type { Prepared } from './prepare.ts';
import { choose } from './prompts.ts';
import type { Session } from './session.ts';
import type { OnConflict } from './settle.ts';
import { settings, type Looked } from './takeover.ts';
import type { Target } from './targets.ts';

/** What shall become of a Dockerfile that is not ours. */
export type Way = 'adopt' | 'beside' | 'repair' | 'keep';

/** What was said of one Dockerfile. */
export interface Taken {
  readonly looked: Looked;
  readonly way: Way;
  /** Other files that change with it, and the mended file itself. */
  readonly targets: readonly Target[];
}

/** Asks what shall become of each foreign Dockerfile; `null` for those that a later question settles. */
export async function takeUp(session: Session, prepared: Prepared, door: Door): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const looked of prepared.looked) {
    const way = door.interactive
      ? await asked(looked, changesOf(looked, prepared), session, door)
      : ordered(session.onConflict, looked);
    if (way !== null) taken.push({ looked, way, targets: await targetsFor(way, looked, session, door) });
  }
  return taken;
}

/** The changes that belong to a Dockerfile: itself and its ignore file. */
export function changesOf(
  { service }: Looked,
  { decided, changes }: Pick<Prepared, 'decided' | 'changes'>,
): readonly Change[] {
  const plan = decided.find(({ facts }) => facts.service === service)?.plan;
  if (plan === undefined) return [];
  const { dockerfile, dockerignore } = outputPaths(plan);
  return changes.filter(({ file }) => file.path === dockerfile || file.path === dockerignore);
}

/** What orders for a merge mean for a file that never was ours: it has no places to choose from. */
const SIDES: Partial<Readonly<Record<OnConflict, Way>>> = {
  overwrite: 'adopt',
  ours: 'keep',
  theirs: 'adopt',
  both: 'beside',
  markers: 'keep',
};

function ordered(way: OnConflict, { takeover }: Looked): Way | null {
  if (way === 'keep' || way === 'beside' || way === 'repair') return way;
  const side = SIDES[way];
  if (side !== undefined) return side;
  if (way !== 'adopt') return null;
  const [doubt] = takeover.doubts;
  if (doubt === undefined) return way;
  throw new UndecidedError(`${takeover.doubts.map(({ message }) => message).join('. ')}. Nothing was written.`, {
    hints: [
      'ironhull retrofit --on-conflict beside        writes ours next to it',
      'ironhull retrofit --on-conflict overwrite     replaces it all the same',
    ],
  });
}

async function asked(looked: Looked, changes: readonly Change[], session: Session, door: Door): Promise<Way> {
  const { takeover } = looked;
  const fixes = await fixesOf(session, looked);
  const safe = takeover.doubts.length > 0;
  const adopt = {
    value: 'adopt',
    label: 'Take it over',
    hint: safe ? 'see above first' : 'git keeps the old one',
  } as const;
  const beside = { value: 'beside', label: 'Write ours beside it', hint: 'the old one stays as it is' } as const;
  door.say([...(await patchOf(changes, door.terminal)), '']);
  const path = visible(takeover.link ?? takeover.dockerfile);
  const answer = await choose(door, 'takeover', `${path} is there and not ours. What shall we do with it?`, [
    ...(safe ? [beside, adopt] : [adopt, beside]),
    {
      value: 'repair',
      label: 'Only mend it in place',
      hint: fixes === null ? 'nothing to mend' : fixes.count === 1 ? '1 fix' : `${fixes.count} fixes`,
    },
    { value: 'keep', label: 'Leave it', hint: '' },
    { value: 'cancel', label: 'Cancel', hint: '' },
  ]);
  if (answer === 'cancel') throw new InterruptedError('cancelled. Nothing was written.');
  return answer === 'adopt' ? sure(takeover.doubts, door) : answer;
}

/** Each thing that could change what the image does is a question of its own, the safe answer first. */
async function sure(doubts: readonly Doubt[], door: Door): Promise<Way> {
  for (const { message } of doubts) {
    door.say(['', ...wrapped(`  ${door.terminal.paint('warning', '!')} `, visible(message), door.terminal.width), '']);
    const answer = await choose(door, 'doubt', 'Take it over all the same?', [
      { value: 'no', label: 'No, write ours beside it', hint: 'nothing changes for anybody' },
      { value: 'yes', label: 'Yes', hint: '' },
    ]);
    if (answer === 'no') return 'beside';
  }
  return 'adopt';
}

async function targetsFor(way: Way, looked: Looked, session: Session, door: Door): Promise<readonly Target[]> {
  if (way === 'repair') {
    const fixed = await fixesOf(session, looked);
    return fixed?.targets ?? [];
  }
  return way === 'adopt' ? dependentTargets(session.repo, await agreedTo(looked.takeover.dependents, door)) : [];
}

/** Each place that changes with the Dockerfile, shown and asked for; without a person, all of them. */
async function agreedTo(dependents: readonly Dependent[], door: Door): Promise<readonly Dependent[]> {
  if (!door.interactive) return dependents;
  const agreed: Dependent[] = [];
  for (const one of dependents) {
    door.say([
      '',
      `  ${visible(one.from)}: ${visible(one.what)}`,
      ...[`- ${one.before}`, `+ ${one.after}`].map((line) => `    ${visible(line)}`),
      '',
    ]);
    const answer = await choose(door, 'dependent', `Change ${visible(one.from)} with it?`, [
      { value: 'yes', label: 'Yes', hint: '' },
      { value: 'no', label: 'No, leave it', hint: 'it may not fit the new Dockerfile' },
    ]);
    if (answer === 'yes') agreed.push(one);
  }
  return agreed;
}

function dependentTargets(repo: Repo, dependents: readonly Dependent[]): readonly Target[] {
  return [...Map.groupBy(dependents, ({ file }) => file)].flatMap(([path, ones]) => {
    const before = repo.text(path);
    if (before === null) return [];
    return [
      {
        path,
        contents: applyEdits(
          before,
          ones.map(({ edits }) => edits),
        ).text,
        before,
      },
    ];
  });
}

interface Fixes {
  readonly count: number;
  readonly targets: readonly Target[];
}

/** What the audit can mend in the file as it stands, and in those around it; `null` for nothing. */
async function fixesOf({ repo, policy }: Session, { takeover }: Looked): Promise<Fixes | null> {
  const path = takeover.link ?? takeover.dockerfile;
  const { texts, gone } = await mendFiles(repo, [path], { settings: settings({ policy }), unsafe: true });
  if (texts.size === 0) return null;
  const targets = [...texts].map(([file, contents]) => ({
    path: file === path ? takeover.dockerfile : file,
    contents,
    before: repo.text(file),
  }));
  return { count: gone, targets };
}
