import type { BuildTarget, Deployment } from '../model/deployment.ts';
import type { Found } from '../model/evidence.ts';

/** What the repository says is shipped from a Dockerfile. */
export interface ShippedTarget {
  /** Stage name or number; `null` is the last stage. */
  readonly target: Found<string> | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly build: BuildTarget | null;
}

const ORDER: readonly BuildTarget['source'][] = [
  'github',
  'gitlab',
  'skaffold',
  'fly',
  'render',
  'heroku',
  'bake',
  'compose',
  'kubernetes',
  'procfile',
  'script',
  'action',
  'visual-studio',
];

/** The build that makes what is shipped: one that pushes wins over one that does not, CI over compose. */
export function shippedTarget(deployment: Deployment, dockerfile: string): ShippedTarget {
  const builds = deployment.builds.filter((build) => build.production && build.dockerfile === dockerfile);
  const [build] = builds.toSorted(
    (one, other) =>
      Number(other.pushes) - Number(one.pushes) || ORDER.indexOf(one.source) - ORDER.indexOf(other.source),
  );
  if (build === undefined) return { target: null, buildArgs: {}, build: null };
  return { target: build.target, buildArgs: literalArgs(build), build };
}

/** Arguments whose value the file itself gives; `${{ … }}` and `$VAR` are known only to the run. */
function literalArgs({ args }: BuildTarget): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, { value }]) => (value === null || /[$`]/.test(value) ? [] : [[name, value]])),
  );
}
