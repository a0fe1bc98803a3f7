import type { BuildTarget } from '../model/deployment.ts';
import type { Edit } from '../model/dockerfile.ts';
import { hclTargets, type HclTarget } from './bake.ts';
import { jsonc } from './parsers.ts';
import type { Passed } from './pass-secret.ts';
import { at, text as textOf, type View } from './yaml-view.ts';

/** `args` of targets of a docker-bake.json become their `secret`; everything else keeps its place and its blanks. */
export function bakeJsonSecret(
  root: View,
  text: string,
  builds: readonly BuildTarget[],
  { name, id }: Passed,
): Edit[] | null {
  let now = text;
  for (const build of builds) {
    const variable = variableOf(build.args[name]?.value ?? null, name);
    if (variable === null || hasDefault(root, variable)) return null;
    now = withSecret(now, build.name, name, `id=${id},env=${variable}`);
  }
  return [changed(text, now)];
}

/** The variable of the host; `null` where the file holds the value itself or puts it together. */
function variableOf(value: string | null, name: string): string | null {
  return value === null ? name : (/^\$\{(\w+)\}$/.exec(value)?.[1] ?? null);
}

/** What a default says would be lost: a secret is read from the environment alone. */
function hasDefault(root: View, variable: string): boolean {
  return (textOf(at(root, 'variable', variable, 'default')) ?? '') !== '';
}

function withSecret(text: string, target: string, name: string, secret: string): string {
  const { applyEdits, findNodeAtLocation, modify, parseTree } = jsonc();
  const formattingOptions = { insertSpaces: true, tabSize: indentOf(text) };
  const nodeAt = (...path: readonly string[]) =>
    findNodeAtLocation(parseTree(text) ?? { type: 'null', offset: 0, length: 0 }, ['target', target, ...path]);
  const isOnly = (nodeAt('args')?.children ?? []).length === 1;
  const without = applyEdits(
    text,
    modify(text, ['target', target, 'args', ...(isOnly ? [] : [name])], undefined, { formattingOptions }),
  );
  const known = nodeAt('secret')?.children?.length;
  return known === undefined
    ? applyEdits(without, modify(without, ['target', target, 'secret'], [secret], { formattingOptions }))
    : applyEdits(
        without,
        modify(without, ['target', target, 'secret', known], secret, { formattingOptions, isArrayInsertion: true }),
      );
}

function indentOf(text: string): number {
  return /^[{[]\n( +)/.exec(text)?.[1]?.length ?? 2;
}

/** The part in which two texts differ. */
function changed(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { range: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}

/** The same of a docker-bake.hcl, where each of the lines is one that says one thing; `null` where an expression would have to be understood. */
export function bakeHclSecret(text: string, builds: readonly BuildTarget[], { name, id }: Passed): Edit[] | null {
  const edits: Edit[] = [];
  for (const build of builds) {
    const target = hclTargets(text).find((one) => one.name === build.name);
    const made = target ? inTarget(text, target, name, id) : null;
    if (made === null) return null;
    edits.push(...made);
  }
  return edits;
}

function inTarget(text: string, { start, body }: HclTarget, name: string, id: string): Edit[] | null {
  const block = /^([ \t]*)args[ \t]*=[ \t]*\{[ \t]*\n([^{}]*(?:\$\{\w+\}[^{}]*)*)\}[ \t]*\n/m.exec(body);
  const line =
    block &&
    new RegExp(String.raw`^[ \t]*"?${name}"?[ \t]*=[ \t]*(?:"\$\{(\w+)\}"|([A-Za-z_]\w*))[ \t]*,?[ \t]*\n`, 'm').exec(
      block[2] ?? '',
    );
  const variable = line?.[1] ?? line?.[2];
  if (!block || !line || variable === undefined || hasHclDefault(text, variable)) return null;
  const secret = `"id=${id},env=${variable}"`;
  const list = /^[ \t]*secret[ \t]*=[ \t]*\[[ \t]*(?=")/m.exec(body);
  if (list === null && /^[ \t]*secret[ \t]*=/m.test(body)) return null;
  const isOnly = (block[2] ?? '').trim() === line[0].trim();
  const blockAt = start + block.index;
  const lineAt = blockAt + block[0].indexOf(block[2] ?? '') + line.index;
  const removed = isOnly
    ? { start: blockAt, end: blockAt + block[0].length }
    : { start: lineAt, end: lineAt + line[0].length };
  const added = list === null ? `${block[1] ?? ''}secret = [${secret}]\n` : '';
  const behind = list === null ? [] : [insertion(start + list.index + list[0].length, `${secret}, `)];
  if (isOnly) return [{ range: removed, text: added }, ...behind];
  return [...(added === '' ? [] : [insertion(blockAt, added)]), { range: removed, text: '' }, ...behind];
}

function insertion(at: number, text: string): Edit {
  return { range: { start: at, end: at }, text };
}

function hasHclDefault(text: string, variable: string): boolean {
  const body = new RegExp(String.raw`^variable[ \t]+"${variable}"[ \t]*\{([^}]*)\}`, 'm').exec(text)?.[1] ?? '';
  return /\bdefault\b/.test(body) && !/\bdefault[ \t]*=[ \t]*(?:""|null)[ \t]*(?:\n|$)/.test(body);
}
