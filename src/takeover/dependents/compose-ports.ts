import type { BuildTarget, Deployment } from '../../model/deployment.ts';
import type { Repo } from '../../model/repo.ts';
import type { Dependent } from '../../model/takeover.ts';
import { inLine, lineAt, textLines } from '../text-lines.ts';
import { listensOn, type Ports } from './ports.ts';

/** Who builds the program. */
export interface Composed {
  readonly builds: readonly BuildTarget[];
  readonly deployment: Deployment;
  readonly repo: Repo;
}

/** Published ports that lead to a port which the program leaves. */
export function composePorts({ builds, deployment, repo }: Composed, { old, port }: Ports): readonly Dependent[] {
  const names = new Set(builds.filter(({ source }) => source === 'compose').map(({ name }) => name));
  const services = deployment.services.filter(({ source, name }) => source === 'compose' && names.has(name));
  return services
    .flatMap(({ ports }) => ports)
    .flatMap(({ value, from }) => {
      const target = Number(/(?:^|:)(\d+)(?:\/tcp)?$/.exec(value)?.[1] ?? '0');
      if (!old.has(target) || !value.includes(':')) return [];
      const to = value.replace(/:\d+(\/tcp)?$/, `:${port}$1`);
      const [file = '', line = '1'] = from.split(/:(?=\d+$)/);
      const lines = textLines(repo.source(file) ?? '');
      const at = lineAt(lines, Number(line)).indexOf(value);
      const edits = at === -1 ? [] : [inLine(lines, Number(line), { at, length: value.length }, to)];
      return [{ file, from, what: listensOn({ port }), before: value, after: to, edits }];
    });
}
