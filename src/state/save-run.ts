import type { Answers } from '../model/answers.ts';
import type { OutputFile } from '../model/output.ts';
import type { Plan } from '../model/plan.ts';
import { STATE_VERSION } from '../model/state.ts';
import { withPending, type Marked } from './pending.ts';
import type { SavedFile, SavedPreset, SavedState, State } from '../model/state.ts';

/** What one run decided and generated for one service. */
export interface Run {
  /** Version of ironhull. */
  readonly generator: string;
  /** Only what somebody decided. */
  readonly answers: Answers;
  readonly plan: Plan;
  /** The team's presets that it was made under. */
  readonly presets: readonly SavedPreset[];
  /** Files now on disk as they were generated, written or the same as before. */
  readonly written: readonly OutputFile[];
  /** Paths of files that stay as the user has them: for these, what was generated earlier goes on being the base of a merge. */
  readonly kept: readonly string[];
  /** Files with conflicts between markers: what was generated earlier goes on being their base until those are gone. */
  readonly marked: readonly Marked[];
}

/**
 * The state after a run: the service's entry and its files are replaced, other services stay as they are. Give it the state of
 * `readState`; a damaged or newer one is for the caller to settle first.
 */
export function saveRun(before: SavedState, run: Run): State {
  const last: Pick<State, 'services' | 'files'> = before.kind === 'known' ? before.state : { services: {}, files: {} };
  const service = run.plan.service === '' ? '.' : run.plan.service;
  const stays = Object.entries(last.files).filter(
    ([path, file]) => file.service !== service || run.kept.includes(path),
  );
  const made = run.written.map((file): [string, SavedFile] => [file.path, savedFile(service, file)]);
  const marked = run.marked.map((one): [string, SavedFile] => {
    const { file } = one;
    return [file.path, withPending(last.files[file.path] ?? savedFile(service, { ...file, contents: '' }), one)];
  });
  return {
    schemaVersion: STATE_VERSION,
    generator: run.generator,
    ...(run.presets.length === 0 ? {} : { presets: [...run.presets] }),
    services: { ...last.services, [service]: { answers: run.answers, plan: run.plan } },
    files: Object.fromEntries([...stays, ...made, ...marked]),
  };
}

function savedFile(service: string, { ownership, contents }: OutputFile): SavedFile {
  return { service, ownership, lines: contents.split('\n') };
}
