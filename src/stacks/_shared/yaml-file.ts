import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { UsageError } from '../../errors.ts';
import type { Repo } from '../../model/repo.ts';
import { place } from './place.ts';

/** Reads a YAML mapping; empty when there is no such file or nothing in it. Throws `UsageError` with file and line on anything else. */
export function readYaml(repo: Repo, file: string): Readonly<Record<string, unknown>> {
  const text = repo.text(file);
  if (text === null) return {};
  const alias = /(?:^|[\s[,])\*[A-Za-z0-9]/m.exec(text);
  if (alias !== null)
    throw new UsageError(`${place(file, text, alias.index)}: YAML aliases are not read here. Nothing was written.`);
  // Loaded when there is YAML to read: many repos have none, and it is a fifth of a run's start.
  const { parseDocument } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined)
    throw new UsageError(
      `${place(file, text, error.pos[0])} is not YAML: ${error.code.toLowerCase()}. Nothing was written.`,
    );
  const value: unknown = document.toJS();
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new UsageError(`${file}:1 is not a YAML mapping. Nothing was written.`);
  return value as Readonly<Record<string, unknown>>;
}
