import type { Found } from '../../../model/evidence.ts';
import { healthRank } from '../../_shared/health-rank.ts';
import { matchesOf } from '../../_shared/matches.ts';
import { place } from '../../_shared/place.ts';
import type { RustFile } from './files.ts';

/** A route as axum, actix and Rocket, Poem, warp and a `match` of hyper name it. */
const ROUTES: readonly RegExp[] = [
  /\.(?:route|at|resource)\(\s{0,40}"(?<path>\/[\w./-]{1,80})"/g,
  /#\[(?:get|head|route|handler)\(\s{0,20}"(?<path>\/[\w./-]{1,80})"/g,
  /\bweb::resource\(\s{0,20}"(?<path>\/[\w./-]{1,80})"/g,
  /\(&?(?:hyper::)?Method::GET\s{0,5},\s{0,10}"(?<path>\/[\w./-]{1,80})"\s{0,5}\)/g,
  /"(?<path>\/[\w./-]{1,80})"\s{0,5}=>/g,
  /\bwarp::path!?\(\s{0,10}"(?<path>[\w.-]{1,80})"\s{0,10}\)\s{0,20}(?:\.and\(\s{0,20}warp::path::end|\.map)/g,
];
/** What puts something in front of the routes inside it. */
const PREFIX = /\.nest(?:_service)?\(\s{0,20}"\/[\w]|\bscope\(\s{0,20}"\/[\w]|\.mount\(\s{0,20}"\/[\w]/;

/** The endpoint that says whether the program is well: a route in the code, liveness first. None where something may stand in front of it. */
export function findHealth(files: readonly RustFile[]): Found<string> | null {
  const prefixed = files.some(({ code }) => PREFIX.test(code));
  const found = files.flatMap((file) => routes(file, prefixed));
  const [best] = found.toSorted((a, b) => a.rank - b.rank);
  return best === undefined ? null : { value: best.value, from: best.from };
}

function routes(file: RustFile, prefixed: boolean): readonly (Found<string> & { readonly rank: number })[] {
  return ROUTES.flatMap((pattern) =>
    matchesOf(file.code, pattern).flatMap((match) => {
      const path = match.groups?.['path'] ?? '';
      const value = path.startsWith('/') ? path : `/${path}`;
      const rank = healthRank(value);
      if (rank === null || (prefixed && !PREFIX.test(statementAt(file.code, match.index)))) return [];
      return [{ value, rank, from: place(file.path, file.code, match.index + match[0].indexOf(path)) }];
    }),
  );
}

/** A router that has other routers nested in it is itself the outer one. */
function statementAt(code: string, offset: number): string {
  const end = code.indexOf(';', offset);
  return code.slice(code.lastIndexOf(';', offset) + 1, end === -1 ? code.length : end);
}
