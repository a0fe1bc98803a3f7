import * as v from 'valibot';
import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import { readToml } from '../../_shared/toml-file.ts';

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

/** Value of a key with the place where it stands, as evidence for people. */
export function quoted(repo: Repo, key: string, value: string | undefined): Found<string> | null {
  if (value === undefined) return null;
  const line = findIn(PYPROJECT, repo.text(PYPROJECT), new RegExp(`^[ \\t]*["']?(${key})["']?[ \\t]*=`, 'm'));
  return { value, from: line?.from ?? PYPROJECT };
}
