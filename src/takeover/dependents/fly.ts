import type { BuildTarget } from '../../model/deployment.ts';
import type { Repo } from '../../model/repo.ts';
import type { Dependent } from '../../model/takeover.ts';
import { movedPath, type Reading } from '../reading.ts';
import { inLine, textLines } from '../text-lines.ts';
import { listensOn, MOVED, type Ports } from './ports.ts';

const PORT = /^(\s*(?:internal_port|PORT|port)\s*=\s*["']?)(\d+)/;
const MOUNT = /^(\s*destination\s*=\s*["'])([^"']+)/;

/** Lines of a fly.toml that name a port which the program leaves, or a folder that moves. */
export function flyPlaces(
  reading: Reading,
  builds: readonly BuildTarget[],
  repo: Repo,
  ports: Ports,
): readonly Dependent[] {
  const files = builds.filter(({ source }) => source === 'fly').map(({ from }) => from.replace(/:\d+$/, ''));
  return [...new Set(files)].flatMap((file) => {
    const lines = textLines(repo.source(file) ?? '');
    return lines.lines.flatMap((text, index): readonly Dependent[] => {
      const port = PORT.exec(text);
      const mount = MOUNT.exec(text);
      const [all = '', head = '', before = ''] = port ?? mount ?? [];
      const after = port === null ? movedPath(reading, before) : portAfter(before, ports);
      if (all === '' || after === before) return [];
      const edit = inLine(lines, index + 1, { at: head.length, length: before.length }, after);
      const name = head.replace(/[\s="']+/g, '');
      return [
        {
          file,
          from: `${file}:${index + 1}`,
          what: port === null ? MOVED : listensOn(ports),
          before: `${name} ${before}`,
          after: `${name} ${after}`,
          edits: [edit],
        },
      ];
    });
  });
}

function portAfter(before: string, { old, port }: Ports): string {
  return old.has(Number(before)) ? String(port) : before;
}
