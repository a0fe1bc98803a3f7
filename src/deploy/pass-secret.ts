import type { BuildTarget, Deployment } from '../model/deployment.ts';
import type { Edit } from '../model/dockerfile.ts';
import type { Repo } from '../model/repo.ts';
import { bakeHclSecret } from './bake-hcl-secret.ts';
import { bakeJsonSecret } from './bake-json-secret.ts';
import { composeSecret } from './compose-secret.ts';
import { isScript } from './scripts.ts';
import { workflowSecret } from './workflow-secret.ts';
import { yamlViews, type View } from './yaml-view.ts';

/** A build argument, and the secret that takes its place. */
export interface Passed {
  readonly dockerfile: string;
  /** Name of the build argument. */
  readonly name: string;
  /** Id of the secret. */
  readonly id: string;
}

/** Edits of one file. */
export interface PassedEdits {
  readonly path: string;
  readonly edits: readonly Edit[];
}

/**
 * Edits of every compose, CI, bake and script line that hands the argument to a build of this Dockerfile, so that it hands a secret instead;
 * `null` where one of them cannot be rewritten: changing some of them would break the others.
 */
export function passSecret(repo: Repo, deployment: Deployment, passed: Passed): readonly PassedEdits[] | null {
  const handing = deployment.builds.filter(
    ({ dockerfile, args }) => dockerfile === passed.dockerfile && Object.hasOwn(args, passed.name),
  );
  const byFile = Map.groupBy(handing, ({ from }) => fileOf(from));
  const found: PassedEdits[] = [];
  for (const [path, builds] of byFile) {
    const text = repo.text(path) ?? '';
    const edits = editsOf(path, text, builds, passed);
    if (edits === null) return null;
    found.push({ path, edits });
  }
  return found;
}

function fileOf(from: string): string {
  return from.replace(/:\d+$/, '');
}

function editsOf(path: string, text: string, builds: readonly BuildTarget[], passed: Passed): Edit[] | null {
  if (isScript(path)) {
    const calls = inScripts(text, passed);
    return calls.length === 0 ? null : calls;
  }
  if (path.endsWith('.hcl')) return bakeHclSecret(text, builds, passed);
  const views = /\.(?:ya?ml|json)$/.test(path) ? yamlViews(path, text).views : [];
  const [root] = views;
  return !root || views.length !== 1 ? null : inYaml(root, text, builds, passed);
}

/** JSON is YAML. */
function inYaml(root: View, text: string, builds: readonly BuildTarget[], passed: Passed): Edit[] | null {
  if (builds.every(({ source }) => source === 'bake')) return bakeJsonSecret(root, text, builds, passed);
  if (builds.every(({ source }) => source === 'compose')) return composeSecret(root, text, builds, passed);
  const steps = builds.flatMap((build) => workflowSecret(root, text, build, passed) ?? []);
  const calls = inScripts(text, passed);
  return steps.length + calls.length === 0 ? null : [...steps, ...calls];
}

/** `--build-arg NAME=$NAME` of a script, where the value is a variable that the secret can be read from too. */
function inScripts(text: string, { name, id }: Passed): Edit[] {
  const call = new RegExp(
    String.raw`--build-arg(?:=|[ \t]+)(?:"${name}=\$\{?(\w+)\}?"|${name}="?\$\{?(\w+)\}?"?|${name})(?=[\s\\]|$)`,
    'gm',
  );
  return [...text.matchAll(call)].map((match) => ({
    range: { start: match.index, end: match.index + match[0].length },
    text: `--secret id=${id},env=${match[1] ?? match[2] ?? name}`,
  }));
}
