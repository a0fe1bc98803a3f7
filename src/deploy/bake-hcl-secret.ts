import type { BuildTarget } from '../model/deployment.ts';
import type { Edit, Range } from '../model/dockerfile.ts';
import { hclTargets, type HclTarget } from './bake.ts';
import type { Passed } from './pass-secret.ts';

/**
 * `args` of targets of a docker-bake.hcl become their `secret`, where each line says one thing; `null` where an expression would
 * have to be understood.
 */
export function bakeHclSecret(text: string, builds: readonly BuildTarget[], { name, id }: Passed): Edit[] | null {
  const edits: Edit[] = [];
  for (const build of builds) {
    const target = hclTargets(text).find((one) => one.name === build.name);
    const arg = target ? argumentOf(target, name) : null;
    const list = target ? secretList(target) : null;
    if (arg === null || list === null || hasDefault(text, arg.variable)) return null;
    edits.push(...moved(arg, list, `"id=${id},env=${arg.variable}"`));
  }
  return edits;
}

interface Argument {
  /** The variable that the builder reads from its environment. */
  readonly variable: string;
  /** Lines to take away: the whole block where it says nothing else. */
  readonly lines: Range;
  readonly block: number;
  readonly indent: string;
}

const ARGS = /^([ \t]*)args[ \t]*=[ \t]*\{[ \t]*\n([^{}]*(?:\$\{\w+\}[^{}]*)*)\}[ \t]*\n/m;

/** `NAME = VARIABLE` or `NAME = "${VARIABLE}"` on a line of its own. */
function argumentOf({ start, body }: HclTarget, name: string): Argument | null {
  const block = ARGS.exec(body);
  const [whole = '', indent = '', inner = ''] = block ?? [];
  const line = lineOf(inner, name);
  if (block === null || line === null) return null;
  const at = start + block.index;
  const own = at + whole.indexOf('\n') + 1 + line.at;
  const isOnly = inner.trim() === line.text.trim();
  const lines = isOnly ? { start: at, end: at + whole.length } : { start: own, end: own + line.text.length };
  return { variable: line.variable, lines, block: at, indent };
}

function lineOf(inner: string, name: string): { text: string; at: number; variable: string } | null {
  const line = new RegExp(
    String.raw`^[ \t]*"?${name}"?[ \t]*=[ \t]*(?:"\$\{(\w+)\}"|([A-Za-z_]\w*))[ \t]*,?[ \t]*\n`,
    'm',
  ).exec(inner);
  const variable = line?.[1] ?? line?.[2];
  return line === null || variable === undefined ? null : { text: line[0], at: line.index, variable };
}

/** Where the first element of a list stands that is there; -1 where there is none, `null` where it is no plain list. */
function secretList({ start, body }: HclTarget): number | null {
  const list = /^[ \t]*secret[ \t]*=[ \t]*\[[ \t]*(?=")/m.exec(body);
  if (list !== null) return start + list.index + list[0].length;
  return /^[ \t]*secret[ \t]*=/m.test(body) ? null : -1;
}

function moved({ lines, block, indent }: Argument, list: number, secret: string): Edit[] {
  if (list !== -1) return [{ range: lines, text: '' }, insertion(list, `${secret}, `)];
  const added = `${indent}secret = [${secret}]\n`;
  return lines.start === block
    ? [{ range: lines, text: added }]
    : [insertion(block, added), { range: lines, text: '' }];
}

function insertion(at: number, text: string): Edit {
  return { range: { start: at, end: at }, text };
}

/** What a default says would be lost: a secret is read from the environment alone. */
function hasDefault(text: string, variable: string): boolean {
  const body = new RegExp(String.raw`^variable[ \t]+"${variable}"[ \t]*\{([^}]*)\}`, 'm').exec(text)?.[1] ?? '';
  return /\bdefault\b/.test(body) && !/\bdefault[ \t]*=[ \t]*(?:""|null)[ \t]*(?:\n|$)/.test(body);
}
