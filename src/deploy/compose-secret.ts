import type { YAMLMap } from 'yaml';
import type { BuildTarget } from '../model/deployment.ts';
import type { Edit } from '../model/dockerfile.ts';
import { yaml } from '../repo/parsers.ts';
import type { Passed } from './pass-secret.ts';
import { blockList, blockMap, indentAt, linesFrom, offsetOf, pairOf } from './yaml-lines.ts';
import { at, type View } from './yaml-view.ts';

/** `build.args` of services become `build.secrets`, and the file names where the secret comes from. */
export function composeSecret(
  root: View,
  text: string,
  builds: readonly BuildTarget[],
  { name, id }: Passed,
): Edit[] | null {
  const edits: Edit[] = [];
  const variables = new Set<string>();
  for (const build of builds) {
    const variable = variableOf(build.args[name]?.value ?? null, name);
    const made =
      variable === null ? null : inService(blockMap(at(root, 'services', build.name, 'build').node), text, name, id);
    if (variable === null || made === null) return null;
    variables.add(variable);
    edits.push(...made);
  }
  const [variable] = variables;
  return variables.size === 1 && variable !== undefined ? [...edits, ...declared(root, text, id, variable)] : null;
}

/** The variable of the host that the value is read from; `null` where the file holds the value itself. */
function variableOf(value: string | null, name: string): string | null {
  if (value === null || value === '') return name;
  return /^\$\{?(\w+)(?::?\?[^}]*)?\}?$/.exec(value)?.[1] ?? null;
}

function inService(build: YAMLMap | null, text: string, name: string, id: string): Edit[] | null {
  const args = pairOf(build, 'args');
  const item = args === null ? null : itemOf(args.value, name);
  if (args === null || item === null) return null;
  const key = offsetOf(args.key);
  const indent = indentAt(text, key);
  const secrets = blockList(pairOf(build, 'secrets')?.value);
  const last = secrets?.items.at(-1);
  const added = secrets ? '' : `${indent}secrets:\n${indent}  - ${id}\n`;
  const inList = secrets && last ? [addedItem(text, offsetOf(last), id)] : [];
  if (item.only) return [{ range: linesFrom(text, key, item.offset), text: added }, ...inList];
  const start = linesFrom(text, key, key).start;
  return [
    { range: { start, end: start }, text: added },
    { range: linesFrom(text, item.offset, item.offset), text: '' },
    ...inList,
  ];
}

/** Where `NAME: value` or `- NAME=value` stands, and whether it stands alone. */
function itemOf(args: unknown, name: string): { readonly offset: number; readonly only: boolean } | null {
  const list = blockList(args);
  if (list) {
    const item = list.items.find((one) => yaml().isScalar(one) && String(one.value).split('=')[0] === name);
    return item ? { offset: offsetOf(item), only: list.items.length === 1 } : null;
  }
  const map = blockMap(args);
  const pair = pairOf(map, name);
  return map && pair ? { offset: offsetOf(pair.key), only: map.items.length === 1 } : null;
}

function addedItem(text: string, offset: number, id: string): Edit {
  const end = linesFrom(text, offset, offset).end;
  const line = text.slice(0, end).endsWith('\n') ? '' : '\n';
  // A list item's own offset is behind its dash.
  const indent = indentAt(text, text.lastIndexOf('-', offset));
  return { range: { start: end, end }, text: `${line}${indent}- ${id}\n` };
}

/** Top-level `secrets:` of the file. */
function declared(root: View, text: string, id: string, variable: string): Edit[] {
  const top = yaml().isMap(root.node) ? root.node : null;
  const pair = pairOf(top, 'secrets');
  if (pairOf(blockMap(pair?.value), id)) return [];
  const lines = `  ${id}:\n    environment: ${variable}\n`;
  if (pair && blockMap(pair.value)) {
    const { end } = linesFrom(text, offsetOf(pair.key), offsetOf(pair.key));
    return [{ range: { start: end, end }, text: lines }];
  }
  const end = text.length;
  return [{ range: { start: end, end }, text: `${text.endsWith('\n') ? '' : '\n'}\nsecrets:\n${lines}` }];
}
