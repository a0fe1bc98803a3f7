import { at, items, text, yamlViews, type View } from '../deploy/yaml-view.ts';
import type { BuildTarget } from '../model/deployment.ts';
import type { Repo } from '../model/repo.ts';

/** A volume that a compose service mounts into the container. */
export interface Mounted {
  /** Absolute path in the container. */
  readonly target: string;
  /** Whether it is a volume of Docker's own, and no folder of somebody's machine. */
  readonly named: boolean;
  readonly readOnly: boolean;
  /** `file:line`. */
  readonly from: string;
}

/** What the services mount that are built so. */
export function mountsOf(repo: Repo, builds: readonly BuildTarget[]): readonly Mounted[] {
  return builds
    .filter(({ source }) => source === 'compose')
    .flatMap(({ from, name }) => {
      const file = from.replace(/:\d+$/, '');
      const root = yamlViews(file, repo.source(file) ?? '').views[0];
      return root === undefined ? [] : items(at(root, 'services', name, 'volumes')).flatMap((view) => mountedBy(view));
    });
}

function mountedBy(view: View): readonly Mounted[] {
  const short = text(view)?.split(':') ?? [];
  const target = text(at(view, 'target')) ?? short[1] ?? '';
  const source = text(at(view, 'source')) ?? short[0] ?? '';
  if (!target.startsWith('/')) return [];
  const readOnly = short[2] === 'ro' || text(at(view, 'read_only')) === 'true';
  return [{ target, named: /^[A-Za-z0-9]/.test(source), readOnly, from: `${view.file}:${view.line}` }];
}
