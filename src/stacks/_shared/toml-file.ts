import { parse, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { UsageError } from '../../errors.ts';
import type { Repo } from '../../model/repo.ts';

/** A TOML file in the form a schema wants. Throws `UsageError` with file and line when it is not TOML or not of that form. */
export function readToml<T>(repo: Repo, file: string, schema: v.GenericSchema<unknown, T>): T | null {
  const text = repo.text(file);
  if (text === null) return null;
  const parsed = v.safeParse(schema, toml(file, text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new UsageError(`${file}: ${v.getDotPath(issue) ?? ''}: ${issue.message}. Nothing was written.`);
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
