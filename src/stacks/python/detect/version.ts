import * as v from 'valibot';
import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Conflict, Found } from '../../../model/evidence.ts';
import type { RuntimeFact } from '../../../model/facts.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { Repo } from '../../../model/repo.ts';
import { asked } from '../../_shared/asked.ts';
import { findIn } from '../../_shared/place.ts';
import { pythonRange } from '../../_shared/python-range.ts';
import { resolvePythonVersion } from '../../_shared/versions.ts';
import { readToml } from '../../_shared/toml-file.ts';
import { quoted, type Pyproject } from './pyproject.ts';

/** The Python to take, what else the repo says about it, and what nobody can settle but a person. */
export interface PythonVersion {
  readonly runtime: RuntimeFact;
  readonly conflicts: readonly Conflict[];
  readonly blockers: readonly Blocker[];
}

const MiseSchema = v.looseObject({ tools: v.optional(v.looseObject({ python: v.optional(v.unknown()) })) });

/** Exact files go before ranges, in the order in which Python tools themselves read them. */
export function pythonVersion(
  repo: Repo,
  pyproject: Pyproject | null,
  catalogue: readonly CatalogueImage[],
  given: Answers,
): PythonVersion {
  const said = [asked(given), ...named(repo), required(repo, pyproject)].filter((found) => found !== null);
  const wanted = said[0] ?? null;
  const resolved = resolvePythonVersion(wanted?.value ?? null, catalogue);
  const others = said.slice(1).filter((other) => pythonRange(other.value)?.mayHold(resolved.cycle) !== true);
  return {
    runtime: { product: 'python', title: 'Python', wanted, ...resolved },
    conflicts: wanted === null || others.length === 0 ? [] : [disagreement(wanted, others)],
    blockers: clash(repo, pyproject, wanted, resolved.cycle),
  };
}

function named(repo: Repo): readonly (Found<string> | null)[] {
  return [
    findIn('.python-version', repo.text('.python-version'), /^[ \t]*([^\s#]+)/m),
    findIn('.tool-versions', repo.text('.tool-versions'), /^python[ \t]+(\S+)/m),
    ...['mise.toml', '.mise.toml'].map((file) => mise(repo, file)),
    findIn('runtime.txt', repo.text('runtime.txt'), /^python-(\S+)/m),
  ];
}

function mise(repo: Repo, file: string): Found<string> | null {
  const python = readToml(repo, file, MiseSchema)?.tools?.python;
  if (typeof python !== 'string') return null;
  const line = findIn(file, repo.text(file), /^[ \t]*(python)[ \t]*=/m);
  return { value: python, from: line?.from ?? file };
}

function required(repo: Repo, pyproject: Pyproject | null): Found<string> | null {
  const range = pyproject?.project?.['requires-python'];
  if (range !== undefined) return quoted(repo, 'requires-python', range);
  const poetry = pyproject?.tool?.poetry?.dependencies?.['python'];
  return typeof poetry === 'string' ? quoted(repo, 'python', poetry) : null;
}

function disagreement(taken: Found<string>, others: readonly Found<string>[]): Conflict {
  return { about: 'Python version', taken, others, why: 'the more exact file wins over the others' };
}

/** Installers refuse a Python outside requires-python, so no order of precedence helps here. */
function clash(
  repo: Repo,
  pyproject: Pyproject | null,
  wanted: Found<string> | null,
  cycle: string,
): readonly Blocker[] {
  const range = required(repo, pyproject);
  if (wanted === null || range === null || wanted.from === range.from) return [];
  if (pythonRange(range.value)?.mayHold(cycle) !== false) return [];
  return [
    {
      name: 'version-clash',
      message: `asks for Python ${wanted.value}, which ${range.from} (${range.value}) does not allow.`,
      from: wanted.from,
      hints: ['ironhull retrofit --runtime VERSION     takes one that both allow'],
    },
  ];
}
