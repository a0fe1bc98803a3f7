import {
  casesIn,
  expectedPath,
  expectedText,
  learn,
  openOrEmpty,
  openRepo,
  presetKit,
  presetSaid,
  readState,
  UndecidedError,
  withFiles,
  type Learnt,
  type OutputFile,
  type Preset,
  type Repo,
} from '../../api.ts';
import type { Door } from '../dialog/door.ts';
import { choose } from '../dialog/prompts.ts';
import type { Target } from '../dialog/targets.ts';
import { version } from '../version.ts';
import { visible } from '../visible.ts';
import { askLocks, askPreset, isNeeded } from './ask-preset.ts';
import type { PresetAnswers, PresetOrder } from './preset-order.ts';
import { presetQuestions } from './preset-questions.ts';
import { publishingOf } from './publishing.ts';
import { learntScreen } from './init-screen.ts';
import { presetSchema } from './schema.ts';
import { tryCases, type TriedCase } from './try-cases.ts';

/** A preset and all that is published with it, before the first byte is written. */
export interface PresetAgreement {
  readonly root: string;
  readonly targets: readonly Target[];
  /** Files that were there and stay. */
  readonly kept: readonly string[];
  readonly answers: PresetAnswers;
  readonly locks: readonly string[];
  readonly tried: readonly TriedCase[];
}

/** Asks for a preset, tries it on its cases, and settles what is there already. Nothing is written yet. */
export async function agreePreset(order: PresetOrder, door: Door): Promise<PresetAgreement> {
  const learnt = learntFrom(order);
  door.say(learntScreen(learnt, door.terminal));
  const answers = await askPreset(order, learnt, door);
  refuseWithout(answers);
  const locks = await askLocks(order, answers, door);
  const kit = {
    preset: presetOf(answers, locks),
    publish: publishingOf(answers),
    schema: presetSchema(),
    ironhull: version(),
  };
  const root = openOrEmpty(order.dir);
  const settled = await settle(presetKit(kit), root, order, door);
  const folder = withFiles(root, settled.targets);
  const tried = await tryCases(folder, { offline: true, trust: [] });
  const expected = await settle(expectedFiles(folder, tried), root, order, door);
  return {
    root: root.root,
    targets: [...settled.targets, ...expected.targets],
    kept: [...settled.kept, ...expected.kept],
    answers,
    locks,
    tried,
  };
}

function learntFrom({ from }: PresetOrder): Learnt {
  if (from === null) return { values: {}, from: {} };
  const repo = openRepo(from);
  const state = readState(repo, version());
  return learn(repo, state.kind === 'known' ? state.state : null);
}

function refuseWithout(answers: PresetAnswers): void {
  const open = presetQuestions.find((one) => isNeeded(one) && answers[one.name]?.length === 0);
  if (open !== undefined)
    throw new UndecidedError(`undecided: ${open.message} Nothing was written.`, {
      hints: [`ironhull defaults init --${open.name} ${open.value}`],
    });
}

function presetOf(answers: PresetAnswers, locks: readonly string[]): Preset {
  const said = presetQuestions.flatMap(({ name, key, form }) =>
    key === '' ? [] : [{ key, form, words: answers[name] ?? [] }],
  );
  return presetSaid(said, locks);
}

function expectedFiles(folder: Repo, tried: readonly TriedCase[]): readonly OutputFile[] {
  const known = new Set(casesIn(folder).flatMap(({ name, expected }) => (expected === null ? [] : [name])));
  return tried
    .filter(({ name }) => !known.has(name))
    .map(({ name, decided }) => ({ path: expectedPath(name), contents: expectedText(decided), ownership: 'seed' }));
}

type Settled = Pick<PresetAgreement, 'targets' | 'kept'>;

/** What is there and differs is asked about, file by file. */
async function settle(files: readonly OutputFile[], root: Repo, order: PresetOrder, door: Door): Promise<Settled> {
  const targets: Target[] = [];
  const kept: string[] = [];
  for (const { path, contents } of files) {
    const before = root.text(path);
    if (before === contents) continue;
    if (before === null || (await mayReplace(path, order, door))) targets.push({ path, contents, before });
    else kept.push(path);
  }
  return { targets, kept };
}

async function mayReplace(path: string, { onConflict }: PresetOrder, door: Door): Promise<boolean> {
  if (onConflict === 'overwrite' || onConflict === 'keep') return onConflict === 'overwrite';
  if (onConflict === 'fail' || !door.interactive)
    throw new UndecidedError(`${visible(path)} is there and differs. Nothing was written.`, {
      hints: ['--on-conflict keep          leaves what is there', '--on-conflict overwrite     replaces it'],
    });
  const answer = await choose(door, 'conflict', `${visible(path)} is there and differs. Replace it?`, [
    { value: 'keep', label: 'No, keep it', hint: '' },
    { value: 'replace', label: 'Yes', hint: '' },
  ]);
  return answer === 'replace';
}
