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
    const text = (repo.stat(file)?.size ?? LARGEST) < LARGEST ? repo.source(file) : null;
    const lines = (text ?? '').split(/^---/m)[0]?.split('\n') ?? [];
    const pairs = file.endsWith('.properties') ? fromProperties(lines) : fromYaml(lines);
    for (const { name, value, line } of pairs)
      if (!found.has(name)) found.set(name, { value, from: `${file}:${line}` });
  }
  return found;
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
    const match = /^( *)["']?([\w.-]+)["']?:(?:[ \t]+(.*?))?\s*$/.exec(text);
    if (match === null) return [];
    const indent = match[1]?.length ?? 0;
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
    open.push({ indent, key: match[2] ?? '' });
    const value = (match[3] ?? '').replace(/(?:^|\s)#.*$/, '').replace(/^(["'])(.*)\1$/, '$2');
    return value === '' ? [] : [{ name: open.map(({ key }) => key).join('.'), value, line: index + 1 }];
  });
}
