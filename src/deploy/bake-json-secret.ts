import type { BuildTarget } from '../model/deployment.ts';
import type { Edit } from '../model/dockerfile.ts';
import { jsonc } from '../repo/parsers.ts';
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
