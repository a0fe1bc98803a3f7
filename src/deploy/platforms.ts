import type { BuildTarget, DeploymentSource } from '../model/deployment.ts';
import { toml } from '../repo/parsers.ts';
import { folderOf, isProduction, joinPath, nameOf } from './paths.ts';
import { at, entries, found, items, pairs, place, text, type View } from './yaml-view.ts';

/** A build that a hosting platform makes: what it builds ships. */
type Built = Pick<BuildTarget, 'source' | 'name' | 'context' | 'dockerfile' | 'from'> &
  Partial<Pick<BuildTarget, 'target' | 'args'>>;

function shipped(built: Built): BuildTarget {
  const production = isProduction(built.name);
  return { target: null, args: {}, secrets: [], tags: [], pushes: false, production, ...built };
}

/** `[build]` of a fly.toml: Dockerfile, target and arguments. */
export function readFly(file: string, source: string): BuildTarget[] {
  const build = tableIn(tomlOf(source), 'build');
  const folder = folderOf(file);
  const line = source.split('\n').findIndex((one) => /^\s*\[build\]/.test(one));
  const from = `${file}:${Math.max(line, 0) + 1}`;
  const dockerfile = joinPath(folder, textIn(build, 'dockerfile') ?? 'Dockerfile') ?? '';
  if (build['image'] !== undefined || build['builder'] !== undefined) return [];
  const target = textIn(build, 'build-target');
  const args = Object.entries(tableIn(build, 'args')).map(
    ([name, value]) => [name, { value: typeof value === 'string' ? value : null, from }] as const,
  );
  return [
    shipped({
      source: 'fly',
      name: 'fly',
      context: folder,
      dockerfile,
      from,
      target: target === null ? null : { value: target, from },
      args: Object.fromEntries(args),
    }),
  ];
}

type Table = Readonly<Record<string, unknown>>;

/** A file that is no TOML says nothing. */
function tomlOf(source: string): Table {
  try {
    return toml().parse(source);
  } catch {
    return {};
  }
}

function tableIn(table: Table, key: string): Table {
  const value = table[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function textIn(table: Table, key: string): string | null {
  const value = table[key];
  return typeof value === 'string' ? value : null;
}

/** Services of a render.yaml that are built from a Dockerfile. */
export function readRender(root: View): { builds: BuildTarget[] } {
  const services = items(at(root, 'services')).filter((view) =>
    [text(at(view, 'runtime')), text(at(view, 'env'))].includes('docker'),
  );
  return {
    builds: services.map((view) => {
      const context = joinPath('', text(at(view, 'dockerContext')) ?? text(at(view, 'rootDir')) ?? '.') ?? '';
      const dockerfile =
        joinPath('', text(at(view, 'dockerfilePath')) ?? `${context === '' ? '.' : context}/Dockerfile`) ?? '';
      return shipped({
        source: 'render',
        name: text(at(view, 'name')) ?? 'render',
        context,
        dockerfile,
        from: place(at(view, 'name')),
      });
    }),
  };
}

/** `build.docker` of a heroku.yml: process types and their Dockerfiles. */
export function readHeroku(root: View): { builds: BuildTarget[] } {
  return {
    builds: entries(at(root, 'build', 'docker')).map(([name, view]) => {
      const path = text(view) ?? text(at(view, 'dockerfile')) ?? 'Dockerfile';
      const dockerfile = joinPath('', path) ?? '';
      return shipped({
        source: 'heroku',
        name,
        context: folderOf(dockerfile),
        dockerfile,
        target: found(at(view, 'target')),
        from: `${view.file}:${view.line}`,
      });
    }),
  };
}

/** An app.json whose stack is `container` is built from the Dockerfile of the root. */
export function readAppJson(root: View): { builds: BuildTarget[] } {
  if (text(at(root, 'stack')) !== 'container') return { builds: [] };
  return {
    builds: [
      shipped({ source: 'heroku', name: 'web', context: '', dockerfile: 'Dockerfile', from: place(at(root, 'stack')) }),
    ],
  };
}

/** Artifacts of a skaffold.yaml that Docker builds. */
export function readSkaffold(root: View): { builds: BuildTarget[] } {
  const artifacts = items(at(root, 'build', 'artifacts'));
  return {
    builds: artifacts
      .filter(
        (view) =>
          !['buildpacks', 'jib', 'ko', 'bazel', 'custom'].some((other) => entries(view).some(([key]) => key === other)),
      )
      .map((view) => {
        const folder = folderOf(view.file);
        const context = joinPath(folder, text(at(view, 'context')) ?? '.') ?? '';
        const docker = at(view, 'docker');
        return shipped({
          source: 'skaffold',
          name: text(at(view, 'image')) ?? 'image',
          context,
          dockerfile: joinPath(context, text(at(docker, 'dockerfile')) ?? 'Dockerfile') ?? '',
          target: found(at(docker, 'target')),
          args: pairs(at(docker, 'buildArgs')),
          from: place(at(view, 'image')),
        });
      }),
  };
}

/** An action that GitHub runs in a container of its own: `runs.using: docker` of an action.yml. */
export function readAction(root: View): { builds: BuildTarget[] } {
  const image = at(root, 'runs', 'image');
  const path = text(image) ?? '';
  const dockerfile = path === '' || path.startsWith('docker://') ? null : joinPath(folderOf(root.file), path);
  if (text(at(root, 'runs', 'using')) !== 'docker' || dockerfile === null) return { builds: [] };
  const name = nameOf(folderOf(root.file)) || 'action';
  return {
    builds: [shipped({ source: 'action', name, context: folderOf(dockerfile), dockerfile, from: place(image) })],
  };
}

/** Names of files of platforms, and who reads them. */
export const PLATFORMS: readonly {
  readonly source: DeploymentSource;
  readonly name: RegExp;
  readonly read: (root: View) => { builds: BuildTarget[] };
}[] = [
  { source: 'render', name: /^render\.ya?ml$/, read: readRender },
  { source: 'heroku', name: /^heroku\.ya?ml$/, read: readHeroku },
  { source: 'heroku', name: /^app\.json$/, read: readAppJson },
  { source: 'skaffold', name: /^skaffold\.ya?ml$/, read: readSkaffold },
  { source: 'action', name: /^action\.ya?ml$/, read: readAction },
];
