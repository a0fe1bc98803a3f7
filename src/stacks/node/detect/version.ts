import type { Blocker, Conflict, Found } from '../../../model/evidence.ts';
import type { Answers } from '../../../model/answers.ts';
import type { RuntimeFact } from '../../../model/facts.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { Repo } from '../../../model/repo.ts';
import { asked } from '../../_shared/asked.ts';
import { textAt, type JsonFile } from '../../_shared/json-file.ts';
import { nodeRange } from '../../_shared/node-range.ts';
import { findIn } from '../../_shared/place.ts';
import { releaseLines } from '../../_shared/release-lines.ts';
import { resolveNodeVersion } from '../../_shared/versions.ts';

/** Which Node the repo asks for, and who contradicts. */
export interface VersionFacts {
  readonly runtime: RuntimeFact;
  readonly conflicts: readonly Conflict[];
  readonly blockers: readonly Blocker[];
}

/** Exact files go before ranges, and a version that somebody asked for before both. */
export function nodeVersion(
  repo: Repo,
  manifest: JsonFile,
  catalogue: readonly CatalogueImage[],
  given: Answers,
): VersionFacts {
  const seen = wishes(repo, manifest);
  const wanted = asked(given) ?? seen[0] ?? null;
  const runtime = {
    product: 'node',
    title: 'Node',
    wanted,
    ...resolveNodeVersion(wanted?.value ?? null, catalogue),
  };
  const others = seen.filter((wish) => wish !== wanted && differs(wish, runtime.cycle, catalogue));
  if (wanted === null || others.length === 0) return { runtime, conflicts: [], blockers: [] };
  const conflict: Conflict = {
    about: 'Node version',
    taken: wanted,
    others,
    why: wanted.from === '--runtime' ? 'asked for' : 'an exact file wins over a range',
  };
  const clash = given.runtime === undefined && others.find((wish) => excludes(wish, runtime, catalogue));
  return { runtime, conflicts: [conflict], blockers: clash ? [contradiction(wanted, clash, others)] : [] };
}

function contradiction(wanted: Found<string>, clash: Found<string>, others: readonly Found<string>[]): Blocker {
  const rest = others.filter((wish) => wish !== clash).map((wish) => `, ${wish.from} ${plain(wish.value)}`);
  return {
    name: 'version-conflict',
    message: `Node ${plain(wanted.value)} here, but ${clash.from} says ${plain(clash.value)}${rest.join('')}.`,
    from: wanted.from,
    hints: ['ironhull retrofit --runtime 24     decides (22, 24, 26 …)'],
  };
}

function plain(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 40);
}

/** Everything in the repo that names a Node version, the most binding first. */
function wishes(repo: Repo, manifest: JsonFile): readonly Found<string>[] {
  const found = [
    findIn('.nvmrc', repo.text('.nvmrc'), /^\s*([^\s#]+)/m),
    findIn('.node-version', repo.text('.node-version'), /^\s*([^\s#]+)/m),
    findIn('.tool-versions', repo.text('.tool-versions'), /^\s*node(?:js)?\s+(\S+)/m),
    mise(repo, 'mise.toml'),
    mise(repo, '.mise.toml'),
    textAt(manifest, 'volta', 'node'),
    textAt(manifest, 'devEngines', 'runtime', 'version'),
    textAt(manifest, 'engines', 'node'),
  ];
  return found.filter((wish) => wish !== null).filter((wish) => wish.value.trim() !== '' && wish.value !== '*');
}

function mise(repo: Repo, file: string): Found<string> | null {
  const text = repo.text(file);
  if (text === null || !/\bnode/.test(text)) return null;
  return findIn(file, text, /^\s*"?node(?:js)?"?\s*=\s*(?:\[\s*)?["']([^"']+)["']/m);
}

/** Whether this wish alone would have led to another release line. */
function differs(wish: Found<string>, cycle: string, catalogue: readonly CatalogueImage[]): boolean {
  return resolveNodeVersion(wish.value, catalogue).cycle !== cycle;
}

function excludes(wish: Found<string>, runtime: RuntimeFact, catalogue: readonly CatalogueImage[]): boolean {
  const range = nodeRange(wish.value, releaseLines('node', catalogue));
  return range !== null && !range.accepts(runtime.version) && !range.mayHold(runtime.cycle);
}
