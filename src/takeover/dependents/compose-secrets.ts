import { at, entries, exists, items, yamlViews, type View } from '../../deploy/yaml-view.ts';
import type { Edit } from '../../model/dockerfile.ts';
import type { Dependent } from '../../model/takeover.ts';
import type { Passed } from '../passed-secrets.ts';
import { above, indentOf, lineAt, rewritten, textLines, without, type TextLines } from '../text-lines.ts';

const MOUNTED = 'the token is mounted while the image is built, and is in no layer (H8)';
const GONE = 'no step of the build reads it any more (H8)';

/** `build.args` that carry secrets become `build.secrets`, and the file says where their values come from: one change, since its parts need each other. */
export function composeSecrets(
  file: string,
  text: string,
  services: readonly string[],
  secrets: readonly Passed[],
): readonly Dependent[] {
  const root = yamlViews(file, text).views[0];
  if (root === undefined) return [];
  const lines = textLines(text);
  const blocks = services.map((name) => blockOf(at(root, 'services', name, 'build'), lines, secrets));
  const mine = blocks.flatMap((block) => block.mine);
  const moved = [...new Set(mine.filter(({ secret }) => secret.needed).map(({ secret }) => secret))];
  const [first] = mine;
  if (first === undefined) return [];
  const what = moved.length > 0 ? MOUNTED : GONE;
  const plain = blocks.every(
    ({ args, mine: ones }) => ones.length === 0 || lineAt(lines, args.line).trim() === 'args:',
  );
  return [
    {
      file,
      from: `${file}:${first.line}`,
      what: plain ? what : `${what}; to be changed by hand`,
      before: `build.args ${namesOf(mine.map(({ secret }) => secret.name))}`,
      after: moved.length > 0 ? `build.secrets ${namesOf(moved.map(({ id }) => id))}` : '',
      edits: plain ? [...blocks.flatMap((block) => inBlock(lines, block)), ...declaration(root, lines, moved)] : [],
    },
  ];
}

function namesOf(names: readonly string[]): string {
  return [...new Set(names)].join(', ');
}

interface Mine {
  readonly secret: Passed;
  readonly line: number;
}

interface Block {
  readonly args: View;
  readonly build: View;
  /** How many arguments there are. */
  readonly all: number;
  /** Those that carry secrets. */
  readonly mine: readonly Mine[];
}

function blockOf(build: View, lines: TextLines, secrets: readonly Passed[]): Block {
  const args = at(build, 'args');
  const written = argLines(args);
  const mine = secrets.flatMap((secret) => {
    const line = written.find((one) => one.name === secret.name)?.line;
    return line === undefined ? [] : [{ secret, line }];
  });
  return { args, build, all: written.length, mine };
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

/** Where every argument is a secret the list only changes its name; else each moves to a list above. */
function inBlock(lines: TextLines, { args, build, all, mine }: Block): readonly Edit[] {
  const there = at(build, 'secrets');
  const only = all === mine.length;
  const moved = mine.filter(({ secret }) => secret.needed);
  const head = indentOf(lineAt(lines, args.line));
  const item = ({ secret, line }: Mine, indent: string): string =>
    `${indent}- ${secret.id}${commentIn(lineAt(lines, line))}`;
  if (moved.length > 0 && only && !exists(there))
    return [
      rewritten(lines, args.line, `${head}secrets:`),
      ...mine.map((one) =>
        one.secret.needed
          ? rewritten(lines, one.line, item(one, indentOf(lineAt(lines, one.line))))
          : without(lines, one.line),
      ),
    ];
  const gone = [...mine.map((one) => without(lines, one.line)), ...(only ? [without(lines, args.line)] : [])];
  if (moved.length === 0) return gone;
  const place = exists(there) ? there.line + 1 : args.line;
  const indent = exists(there) ? indentOf(lineAt(lines, place)) : `${head}  `;
  const listed = moved.map((one) => item(one, indent)).join('\n');
  const block = exists(there) ? listed : `${head}secrets:\n${listed}`;
  // Two edits may not begin at one place.
  return gone.some(({ range }) => range.start === above(lines, place, '').range.start)
    ? gone.map((edit) =>
        edit.range.start === above(lines, place, '').range.start ? { ...edit, text: `${block}\n` } : edit,
      )
    : [...gone, above(lines, place, block)];
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
