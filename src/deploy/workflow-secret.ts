import type { YAMLMap } from 'yaml';
import type { BuildTarget } from '../model/deployment.ts';
import type { Edit } from '../model/dockerfile.ts';
import { yaml } from '../repo/parsers.ts';
import type { Passed } from './pass-secret.ts';
import { blockMap, indentAt, linesFrom, offsetOf, pairOf } from './yaml-lines.ts';
import { at, entries, items, place, type View } from './yaml-view.ts';

/** `build-args` of a build action become its `secrets`; `null` where the build is no such action. */
export function workflowSecret(root: View, text: string, build: BuildTarget, passed: Passed): Edit[] | null {
  const step = entries(at(root, 'jobs'))
    .flatMap(([, job]) => items(at(job, 'steps')))
    .find((one) => place(at(one, 'uses')) === build.from);
  const inputs = step ? blockMap(at(step, 'with').node) : null;
  return inputs && inAction(inputs, text, passed);
}

function inAction(inputs: YAMLMap, text: string, { name, id }: Passed): Edit[] | null {
  const args = pairOf(inputs, 'build-args');
  if (args === null || !yaml().isScalar(args.value) || !args.value.range) return null;
  const key = offsetOf(args.key);
  const [start, , end] = args.value.range;
  const line = new RegExp(String.raw`^([ \t]*(?:build-args:[ \t]*)?)${name}=(.+)$`, 'm');
  const from = linesFrom(text, key, key).start;
  const match = line.exec(text.slice(from, end));
  if (match === null) return null;
  const at_ = from + match.index + (match[1]?.length ?? 0);
  const others = text
    .slice(start, end)
    .split('\n')
    .filter((one) => one.includes('=') && !one.trim().startsWith(`${name}=`));
  return replaced(inputs, text, { key, at: at_, only: others.length === 0, line: `${id}=${(match[2] ?? '').trim()}` });
}

interface Line {
  readonly key: number;
  readonly at: number;
  /** Whether no other argument is handed. */
  readonly only: boolean;
  /** What the secret's line says. */
  readonly line: string;
}

function replaced(inputs: YAMLMap, text: string, { key, at: offset, only, line }: Line): Edit[] {
  const indent = indentAt(text, key);
  const secrets = pairOf(inputs, 'secrets')?.value;
  const known = yaml().isScalar(secrets) && secrets.type === 'BLOCK_LITERAL' && secrets.range ? secrets.range : null;
  const added = known ? '' : `${indent}secrets: |\n${indent}  ${line}\n`;
  const inBlock = known ? [{ range: { start: known[1], end: known[1] }, text: `${indent}  ${line}\n` }] : [];
  if (only) return [{ range: linesFrom(text, key, offset), text: added }, ...inBlock];
  const { start } = linesFrom(text, key, key);
  return [
    ...(added === '' ? [] : [{ range: { start, end: start }, text: added }]),
    { range: linesFrom(text, offset, offset), text: '' },
    ...inBlock,
  ];
}
