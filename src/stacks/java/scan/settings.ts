import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';

/** Longer files are no settings. */
const LARGEST = 200_000;
const NAMES = ['application.properties', 'application.yml', 'application.yaml'];

/** Settings of the program as it is started without a profile, by their dotted name. */
export type Settings = ReadonlyMap<string, Found<string>>;

/** Reads the settings files of a module; where several name one, Java properties go first, as in Spring. */
export function settingsOf(repo: Repo, module: string): Settings {
  const resources = module === '.' ? 'src/main/resources' : `${module}/src/main/resources`;
  const files = [`${resources}/config`, resources].flatMap((folder) => NAMES.map((name) => `${folder}/${name}`));
  const found = new Map<string, Found<string>>();
  for (const file of files) {
    for (const { name, value, line } of pairsOf(repo, file))
      if (!found.has(name)) found.set(name, { value, from: `${file}:${line}` });
  }
  return found;
}

/** Of several documents the first: the others belong to profiles. */
function pairsOf(repo: Repo, file: string): readonly Pair[] {
  const { size } = repo.stat(file) ?? { size: LARGEST };
  const text = size < LARGEST ? (repo.source(file) ?? '') : '';
  const lines = text.split(/^---/m, 1).join('').split('\n');
  return file.endsWith('.properties') ? fromProperties(lines) : fromYaml(lines);
}

/** A setting's value, or what stands in it for the case that its variable is not set (`${PORT:8080}`). */
export function settingOf(settings: Settings, ...names: readonly string[]): Found<string> | null {
  const found = names.map((name) => settings.get(name)).find((one) => one !== undefined);
  if (found === undefined) return null;
  return { ...found, value: found.value.replace(/^\$\{[\w.-]+:([^{}]*)\}$/, '$1') };
}

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

function fromProperties(lines: readonly string[]): readonly Pair[] {
  return lines.flatMap((text, index) => {
    const match = /^\s*([\w.[\]-]+)\s*[=:]\s*(.*?)\s*$/.exec(text);
    return match === null ? [] : [{ name: match[1] ?? '', value: match[2] ?? '', line: index + 1 }];
  });
}

/** Mappings by their indent, which is all that settings files have where they name a port. */
function fromYaml(lines: readonly string[]): readonly Pair[] {
  const open: { readonly indent: number; readonly key: string }[] = [];
  return lines.flatMap((text, index) => {
    const line = yamlLine(text);
    if (line === null) return [];
    while ((open.at(-1)?.indent ?? -1) >= line.indent) open.pop();
    open.push(line);
    return line.value === ''
      ? []
      : [{ name: open.map(({ key }) => key).join('.'), value: line.value, line: index + 1 }];
  });
}

/** `key: value` of one line, without comment and quotes; `null` for anything else. */
function yamlLine(text: string): { readonly indent: number; readonly key: string; readonly value: string } | null {
  const match = /^( *)["']?([\w.-]+)["']?:(?:[ \t]+(.*?))?\s*$/.exec(text);
  if (match === null) return null;
  const value = (match[3] ?? '').replace(/(?:^|\s)#.*$/, '').replace(/^(["'])(.*)\1$/, '$2');
  return { indent: match[1]?.length ?? 0, key: match[2] ?? '', value };
}
