import { at, entries, exists, items, yamlViews, type View } from '../../deploy/yaml-view.ts';
import type { BuildTarget } from '../../model/deployment.ts';
import type { Edit } from '../../model/dockerfile.ts';
import type { Dependent } from '../../model/takeover.ts';
import type { Passed } from '../passed-secrets.ts';
import { above, indentOf, lineAt, rewritten, textLines, without, type TextLines } from '../text-lines.ts';

const WHAT = 'the token is mounted while the image is built, and is in no layer (H8)';

/** `build.args` that carry secrets become `build.secrets`, and the file says where their values come from. */
export function composeSecrets(
  file: string,
  text: string,
  { name }: BuildTarget,
  secrets: readonly Passed[],
): readonly Dependent[] {
  const root = yamlViews(file, text).views[0];
  if (root === undefined) return [];
  const build = at(root, 'services', name, 'build');
  const args = at(build, 'args');
  const lines = textLines(text);
  const written = argLines(args);
  const mine = secrets.flatMap((secret) => {
    const line = written.find((one) => one.name === secret.name)?.line;
    return line === undefined ? [] : [{ secret, line }];
  });
  if (mine.length === 0) return [];
  const declared = declaration(root, lines, secrets);
  const changes =
    lineAt(lines, args.line).trim() === 'args:' ? inBlock({ lines, args, build, all: written.length }, mine) : null;
  return mine.map(({ secret, line }, index) => ({
    file,
    from: `${file}:${line}`,
    what: changes === null ? `${WHAT}; to be changed by hand` : WHAT,
    before: `build.args ${secret.name}`,
    after: `build.secrets ${secret.id}`,
    edits: changes === null ? [] : [...(changes[index] ?? []), ...(index === 0 ? declared : [])],
  }));
}

interface ArgLine {
  readonly name: string;
  readonly line: number;
}

function argLines(args: View): readonly ArgLine[] {
  const direct = entries(args).map(([name, view]) => ({ name, line: view.line }));
  const listed = direct.length > 0 ? [] : items(args).map((view) => ({ name: nameIn(view), line: view.line }));
  return [...direct, ...listed];
}

function nameIn({ node }: View): string {
  const value = (node as { readonly value?: unknown } | null)?.value;
  return typeof value === 'string' ? (value.split('=', 1)[0] ?? '') : '';
}

interface Block {
  readonly lines: TextLines;
  readonly args: View;
  readonly build: View;
  /** How many arguments there are. */
  readonly all: number;
}

/** Where every argument is a secret the list only changes its name; else each moves to a list above. */
function inBlock(
  { lines, args, build, all }: Block,
  mine: readonly { readonly secret: Passed; readonly line: number }[],
): readonly (readonly Edit[])[] {
  const there = at(build, 'secrets');
  const only = all === mine.length;
  const head = indentOf(lineAt(lines, args.line));
  const item = ({ secret, line }: { readonly secret: Passed; readonly line: number }, indent: string): string =>
    `${indent}- ${secret.id}${commentIn(lineAt(lines, line))}`;
  if (exists(there)) {
    const indent = indentOf(lineAt(lines, there.line + 1));
    return mine.map((one, index) => [
      above(lines, there.line + 1, item(one, indent)),
      without(lines, one.line),
      ...(only && index === 0 ? [without(lines, args.line)] : []),
    ]);
  }
  if (only)
    return mine.map((one, index) => [
      rewritten(lines, one.line, item(one, indentOf(lineAt(lines, one.line)))),
      ...(index === 0 ? [rewritten(lines, args.line, `${head}secrets:`)] : []),
    ]);
  const block = [`${head}secrets:`, ...mine.map((one) => item(one, `${head}  `))].join('\n');
  return mine.map((one, index) => [without(lines, one.line), ...(index === 0 ? [above(lines, args.line, block)] : [])]);
}

function commentIn(line: string): string {
  return /\s+#.*$/.exec(line)?.[0] ?? '';
}

/** The top-level `secrets:`, which say that each value comes from the environment. */
function declaration(root: View, lines: TextLines, secrets: readonly Passed[]): readonly Edit[] {
  const there = at(root, 'secrets');
  const missing = secrets.filter(({ id }) => !entries(there).some(([name]) => name === id));
  const entriesText = missing.flatMap(({ id, name }) => [`  ${id}:`, `    environment: ${name}`]).join('\n');
  if (missing.length === 0) return [];
  if (exists(there)) return [above(lines, there.line + 1, entriesText)];
  const end = lines.text.endsWith('\n') ? lines.lines.length : lines.lines.length + 1;
  return [above(lines, end, `\nsecrets:\n${entriesText}`)];
}
