import type { BuildTarget, Deployment } from '../../model/deployment.ts';
import type { Repo } from '../../model/repo.ts';
import type { Dependent } from '../../model/takeover.ts';
import { shippedChain, type Reading } from '../reading.ts';
import { lineAt, rewritten, textLines } from '../text-lines.ts';

/** Where the program listens from now on, and who builds it. */
export interface Moved {
  readonly builds: readonly BuildTarget[];
  readonly deployment: Deployment;
  readonly repo: Repo;
  readonly port: number;
}

/** Published ports that lead to a port which the program leaves. */
export function composePorts(reading: Reading, { builds, deployment, repo, port }: Moved): readonly Dependent[] {
  const old = new Set(exposed(reading).filter((one) => one !== port));
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
      const written = lineAt(lines, Number(line));
      const edits = written.includes(value)
        ? [
            rewritten(
              lines,
              Number(line),
              written.replace(value, () => to),
            ),
          ]
        : [];
      return [{ file, from, what: `the program listens on ${port} (H19)`, before: value, after: to, edits }];
    });
}

function exposed({ stages, shipped }: Reading): readonly number[] {
  const body = shippedChain(stages, shipped).flatMap((stage) => stage.body);
  return body
    .filter(({ keyword }) => keyword === 'EXPOSE')
    .flatMap(({ words }) => words.map(({ value }) => Number.parseInt(value, 10)));
}
