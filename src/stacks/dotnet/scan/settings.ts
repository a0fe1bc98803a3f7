import { parseTree } from 'jsonc-parser';
import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { keysAt, textAt, type JsonFile } from '../../_shared/json-file.ts';

/** Longer files are no settings. */
const LARGEST = 200_000;

/** Settings of a program as it runs in production: the later file goes first. */
export type Settings = readonly JsonFile[];

export function settingsOf(repo: Repo, folder: string): Settings {
  const at = folder === '.' ? '' : `${folder}/`;
  const files = [`${at}appsettings.Production.json`, `${at}appsettings.json`];
  return files.flatMap((file) => readLoosely(repo, file) ?? []);
}

/** A file of settings, also where only .NET would read it: comments, commas, and nothing at all. */
export function readLoosely(repo: Repo, file: string): JsonFile | null {
  if ((repo.stat(file)?.size ?? LARGEST + 1) > LARGEST) return null;
  const text = repo.source(file) ?? '';
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root?.type === 'object' ? { file, text, root } : null;
}

export function settingOf(settings: Settings, ...path: readonly string[]): Found<string> | null {
  return settings.map((json) => textAt(json, ...path)).find((found) => found !== null) ?? null;
}

/** Names of the endpoints that Kestrel is told to listen on. */
export function endpointsOf(settings: Settings): readonly string[] {
  return [...new Set(settings.flatMap((json) => keysAt(json, 'Kestrel', 'Endpoints')))];
}
