import type { Stale } from '../model/check.ts';
import type { Facts } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { Repo } from '../model/repo.ts';

/** A saved plan, and the one that the same answers give today. */
export interface Plans {
  readonly saved: Plan;
  readonly now: Plan;
  readonly facts: Facts;
  /** The service's folder. */
  readonly repo: Repo;
  /** Whether the same ironhull made both, so that whatever differs comes from the repo. */
  readonly same: boolean;
}

interface View {
  readonly about: string;
  readonly of: (plan: Plan) => string | number | null;
  readonly from: (facts: Facts) => string | undefined;
  /** Whether another version of ironhull may see it in another way without any change in the repo. */
  readonly ours: boolean;
}

const none = (): undefined => undefined;

const views: readonly View[] = [
  { about: 'shape', of: (plan) => plan.shape, from: (facts) => facts.framework?.from, ours: false },
  { about: 'port', of: (plan) => plan.process.port, from: (facts) => facts.port?.from, ours: false },
  { about: 'runtime', of: imageIds, from: (facts) => facts.runtime.wanted?.from, ours: true },
  {
    about: 'program',
    of: ({ process }) => [...process.entrypoint, ...process.cmd].join(' '),
    from: (facts) => facts.start?.from,
    ours: true,
  },
  { about: 'health', of: (plan) => plan.process.endpoint, from: (facts) => facts.health?.from, ours: true },
  { about: 'name', of: (plan) => plan.name, from: (facts) => facts.name.from, ours: true },
  { about: 'secrets', of: (plan) => plan.secrets.map(({ id }) => id).join(' '), from: none, ours: true },
  { about: 'build arguments', of: (plan) => plan.buildArgs.join(' '), from: none, ours: true },
  { about: 'writable paths', of: (plan) => plan.writable.map(({ path }) => path).join(' '), from: none, ours: true },
  { about: 'build context', of: ({ context }) => context.include.join(' '), from: none, ours: true },
];

/**
 * What the saved plan no longer fits. Between two versions of ironhull only what the repo says plainly counts: a release of ours
 * must not look like a change of theirs.
 */
export function staleIn(plans: Plans): readonly Stale[] {
  const differing = views.filter((view) => plans.same || !view.ours).flatMap((view) => differenceIn(view, plans));
  const found = [...vanished(plans), ...differing];
  return found.length === 0 && plans.same && text(plans.saved) !== text(plans.now) ? [something] : found;
}

/** The plan differs in what only the stack itself can name. */
const something: Stale = { about: 'build', saved: '', now: '', from: '' };

function differenceIn({ about, of, from }: View, { saved, now, facts, same }: Plans): readonly Stale[] {
  const [was, is] = [of(saved), of(now)];
  // Seen for the first time by another version: it may have learnt to look.
  const learnt = !same && (was === null || is === null);
  if (was === is || learnt) return [];
  return [{ about, saved: shown(was), now: shown(is), from: from(facts) ?? '' }];
}

/** Files that the build takes by name and that are gone. */
function vanished({ saved, now, repo }: Plans): readonly Stale[] {
  const named = saved.context.include.filter((pattern) => !/[*?[\]!\\]/.test(pattern));
  // What is still asked for need not be there: some files are optional.
  const gone = named.filter(
    (path) => !now.context.include.includes(path) && !repo.has(path) && repo.list(path.replace(/\/$/, '')).length === 0,
  );
  return gone.map((path) => ({ about: 'build context', saved: path, now: 'not there', from: '' }));
}

function imageIds({ images }: Plan): string {
  return [...new Set(Object.values(images).map(({ id }) => id))].toSorted().join(' ');
}

function shown(value: string | number | null): string {
  return value === null || value === '' ? 'none' : String(value);
}

/** A plan as text, in which the order of keys does not count. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
