import type { Repo } from '../../model/repo.ts';
import type { Dependent } from '../../model/takeover.ts';
import { movedPath, type Reading } from '../reading.ts';
import { inLine, lineAt, textLines } from '../text-lines.ts';
import { MOVED } from './ports.ts';

/** Volumes that are mounted below the folder which the program leaves. */
export function composeVolumes(reading: Reading, repo: Repo): readonly Dependent[] {
  return reading.mounts.flatMap(({ target, from }) => {
    const to = movedPath(reading, target);
    if (to === target) return [];
    const [file = '', line = '1'] = from.split(/:(?=\d+$)/);
    const lines = textLines(repo.source(file) ?? '');
    // The long form names the target in a line of its own.
    const at = [0, 1, 2, 3].map((below) => Number(line) + below).find((one) => lineAt(lines, one).includes(target));
    const edits =
      at === undefined ? [] : [inLine(lines, at, { at: lineAt(lines, at).indexOf(target), length: target.length }, to)];
    return [{ file, from, what: MOVED, before: target, after: to, edits }];
  });
}
