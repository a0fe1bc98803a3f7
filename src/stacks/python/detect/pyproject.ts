import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { UsageError } from '../../../errors.ts';
import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';

export const PYPROJECT = 'pyproject.toml';

const words = v.array(v.string());
const index = v.looseObject({
  name: v.optional(v.string()),
  url: v.optional(v.string()),
  default: v.optional(v.boolean()),
});

const PyprojectSchema = v.looseObject({
  project: v.optional(
    v.looseObject({
      name: v.optional(v.string()),
      readme: v.optional(v.unknown()),
      'requires-python': v.optional(v.string()),
      dependencies: v.optional(words),
      dynamic: v.optional(words),
      scripts: v.optional(v.record(v.string(), v.string())),
      'license-files': v.optional(v.unknown()),
    }),
  ),
  'build-system': v.optional(v.looseObject({ requires: v.optional(words) })),
  tool: v.optional(
    v.looseObject({
      uv: v.optional(
        v.looseObject({
          package: v.optional(v.boolean()),
          'required-version': v.optional(v.string()),
          workspace: v.optional(v.looseObject({ members: v.optional(words), exclude: v.optional(words) })),
          index: v.optional(v.array(index)),
        }),
      ),
      poetry: v.optional(
        v.looseObject({
          name: v.optional(v.string()),
          'package-mode': v.optional(v.boolean()),
          dependencies: v.optional(v.record(v.string(), v.unknown())),
          source: v.optional(v.array(index)),
        }),
      ),
    }),
  ),
});

/** pyproject.toml as far as ironhull reads it. */
export type Pyproject = v.InferOutput<typeof PyprojectSchema>;

/** Parsed pyproject.toml, `null` when there is none. */
export function readPyproject(repo: Repo): Pyproject | null {
  return readToml(repo, PYPROJECT, PyprojectSchema);
}

/** A TOML file in the form a schema wants. Throws `UsageError` with file and line when it is not TOML or not of that form. */
export function readToml<T>(repo: Repo, file: string, schema: v.GenericSchema<unknown, T>): T | null {
  const text = repo.text(file);
  if (text === null) return null;
  const parsed = v.safeParse(schema, toml(file, text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new UsageError(`${file}: ${v.getDotPath(issue) ?? ''}: ${issue.message}. Nothing was written.`);
}

/** Value of a key with the place where it stands, as evidence for people. */
export function quoted(repo: Repo, key: string, value: string | undefined): Found<string> | null {
  if (value === undefined) return null;
  const line = findIn(PYPROJECT, repo.text(PYPROJECT), new RegExp(`^[ \\t]*["']?(${key})["']?[ \\t]*=`, 'm'));
  return { value, from: line?.from ?? PYPROJECT };
}

function toml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [what] = error.message.split('\n');
    throw new UsageError(`${file}:${error.line}:${error.column} is not TOML: ${what}. Nothing was written.`, {
      cause: error,
    });
  }
}
