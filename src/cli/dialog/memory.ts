import {
  besidePath,
  generatedTexts,
  JOURNAL,
  markersIn,
  pathsOf,
  pending,
  readState,
  savedPresets,
  saveRun,
  stateFile,
  STATE_PATH,
  UndecidedError,
  UsageError,
  type Change,
  type OutputFile,
  type Repo,
  type SavedState,
  type State,
} from '../../api.ts';
import type { Facts } from '../../model/facts.ts';
import { version } from '../version.ts';
import type { Decided } from './decide-service.ts';
import { givenBy, ownAnswers, type Given } from './given.ts';
import type { Resolutions } from './settle.ts';
import { placeOf, type Target } from './targets.ts';

/** What the last run left in `.ironhull/state.json`. */
export interface Memory {
  readonly state: SavedState;
  /** Text generated last time, by path. */
  readonly generated: ReadonlyMap<string, string>;
  /** Folders of the services that have their files. */
  readonly services: readonly string[];
}

/** Nothing was generated here before. */
export const NO_MEMORY: Memory = { state: { kind: 'none' }, generated: new Map(), services: [] };

/**
 * Reads the state. A damaged one counts as none: then nothing is known to be ours, and whatever differs is asked about. Throws
 * `UsageError` when a later ironhull wrote it: ours would not understand what it leaves out.
 */
export function recall(repo: Repo): Memory {
  const state = readState(repo, version());
  if (state.kind === 'newer')
    throw new UsageError(
      `${STATE_PATH} was written by ironhull ${state.generator}, this is ${version()}. Nothing was written.`,
      {
        hints: [`npx generator-ironhull@${state.generator}     runs that one`],
      },
    );
  refuseUnfinished(repo, state);
  const services = state.kind === 'known' ? Object.keys(state.state.services) : [];
  return { state, generated: generatedTexts(state, repo), services: services.map((key) => (key === '.' ? '' : key)) };
}

/** A run that was stopped while it wrote, or conflicts that still stand between markers: whatever is read now is not what it will be. */
function refuseUnfinished(repo: Repo, state: SavedState): void {
  if (repo.has(JOURNAL))
    throw new UsageError('an earlier run was stopped while it wrote. Nothing was written.', {
      hints: ['ironhull retrofit     ends it before it does anything else, and so does ironhull update'],
    });
  const [place] = state.kind === 'known' ? markersIn(repo, state.state) : [];
  if (place !== undefined)
    throw new UndecidedError(`${place} still has a conflict between markers. Nothing was written.`, {
      hints: ['settle it in your editor and take the markers away, then run the same command again'],
    });
}

/** What to say of a state that can't be used; nothing where it can. */
export function damage({ state }: Memory): readonly string[] {
  if (state.kind !== 'damaged') return [];
  return [
    `${STATE_PATH} can't be used: ${state.why}. What was generated last time is not known.`,
    `git checkout ${STATE_PATH}     brings back the committed one`,
  ];
}

/** Answers of the last run for a service. */
export function recalled({ state }: Memory, service: string): Given {
  return givenBy(savedService(state, service)?.answers ?? {}, () => STATE_PATH);
}

/** What was kept of a person's own Dockerfile when it was taken over. */
export function keptBefore({ state }: Memory, service: string): Pick<Facts, 'kept' | 'dockerfile'> {
  const plan = savedService(state, service)?.plan;
  return plan === undefined ? {} : { kept: plan.kept, dockerfile: plan.dockerfile };
}

function savedService(state: SavedState, service: string): State['services'][string] | undefined {
  return state.kind === 'known' ? state.state.services[service === '' ? '.' : service] : undefined;
}

/** Whether a file of ours stays behind what is generated: then the state stays where it was, so that the next run finds it again. */
function isBehind(own: readonly Change[], resolutions: Resolutions): boolean {
  const known = own.filter((change) => change.status !== 'foreign' && change.status !== 'new');
  return pending(known).some(
    (change) => isMarked(change, resolutions) || placeOf(change, resolutions) !== change.file.path,
  );
}

/** Whether conflicts of a file were written into it, so that they are still open. */
function isMarked({ file }: Change, resolutions: Resolutions): boolean {
  return resolutions.get(file.path) === 'markers';
}

/** The state after this run, as a file to write; `null` when it is there already. */
export function remember(
  memory: Memory,
  repo: Repo,
  decided: readonly Decided[],
  changes: readonly Change[],
  resolutions: Resolutions,
): Target | null {
  let state = memory.state;
  const generator = generatorOf(memory, decided, changes, resolutions);
  for (const one of decided) {
    const own = changesOf(one, changes);
    const marked = own.filter((change) => isMarked(change, resolutions));
    const written = own
      .filter((change) => !marked.includes(change))
      .flatMap((change) => writtenAs(change, resolutions));
    const kept = own
      .filter((change) => placeOf(change, resolutions) !== change.file.path)
      .map((change) => change.file.path);
    // Somebody else's file stays: there is nothing of ours to remember.
    if (written.length + marked.length === 0 && savedService(memory.state, one.facts.service) === undefined) continue;
    const saved = isBehind(own, resolutions) ? savedService(memory.state, one.facts.service) : undefined;
    const { answers, plan } = saved ?? { answers: ownAnswers(one.given), plan: one.plan };
    const presets = savedPresets(one.given.policy);
    const marks = marked.map(({ file, before: text }) => ({ file, before: text ?? '' }));
    const run = { generator, answers, plan, presets, written, kept, marked: marks };
    state = { kind: 'known', state: saveRun(state, run) };
  }
  if (state.kind !== 'known') return null;
  const { path, contents } = stateFile(state.state);
  const before = repo.text(path);
  return before === contents ? null : { path, contents, before };
}

/** As long as a service stays behind, its plan is the earlier version's: taken for ours, it would look as if the repo had changed. */
function generatorOf(
  { state }: Memory,
  decided: readonly Decided[],
  changes: readonly Change[],
  resolutions: Resolutions,
): string {
  const behind = decided.some((one) => isBehind(changesOf(one, changes), resolutions));
  return behind && state.kind === 'known' ? state.state.generator : version();
}

function changesOf({ plan }: Decided, changes: readonly Change[]): readonly Change[] {
  const own = new Set(pathsOf(plan).flatMap((path) => [path, besidePath(path, true), besidePath(path, false)]));
  // What was planted once is not ours any more.
  return changes.filter(({ file }) => file.ownership !== 'seed' && own.has(file.path));
}

/** The file as it stands after the run, under the name it was given. */
function writtenAs(change: Change, resolutions: Resolutions): readonly OutputFile[] {
  const path = placeOf(change, resolutions);
  return path === null ? [] : [{ ...change.file, path }];
}
