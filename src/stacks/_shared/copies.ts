import { plainPath } from './safe.ts';

/** Words of one `COPY` for each folder, so that each file lands where it was; folders end with `/`. */
export function copiesOf(paths: readonly string[]): readonly string[] {
  const folders = Map.groupBy(paths, (path) => (path.endsWith('/') ? path : path.slice(0, path.lastIndexOf('/') + 1)));
  return [...folders].map(([folder, files]) =>
    [...files.map((file) => plainPath(file, file)), `./${folder}`].join(' '),
  );
}
