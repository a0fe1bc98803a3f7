import { at, entries, exists, items, text as textOf, yamlViews, type View } from '../../deploy/yaml-view.ts';
import type { BuildTarget } from '../../model/deployment.ts';
import type { Edit } from '../../model/dockerfile.ts';
import type { Dependent } from '../../model/takeover.ts';
import type { Passed } from '../passed-secrets.ts';
import { above, indentOf, lineAt, rewritten, textLines, without, type TextLines } from '../text-lines.ts';

const MOUNTED = 'the builder gets it as a secret, and it is in no history (H8)';
const GONE = 'no step of the build reads it any more (H8)';

/** `build-args` of docker/build-push-action that carry secrets become its `secrets`: one change, since its parts need each other. */
export function workflowSecrets(
  file: string,
  text: string,
  { from }: BuildTarget,
  secrets: readonly Passed[],
): readonly Dependent[] {
  const lines = textLines(text);
  const inputs = inputsAt(file, text, from);
  const args = inputs === null ? null : at(inputs, 'build-args');
  if (inputs === null || args === null || !/build-args:\s*\|/.test(lineAt(lines, args.line))) return [];
  const written = linesBelow(lines, args.line);
  const mine = secrets.flatMap((secret) => {
    const line = written.find((one) => new RegExp(`^\\s*${secret.name}=`).test(lineAt(lines, one)));
    return line === undefined ? [] : [{ secret, line }];
  });
  const [first] = mine;
  if (first === undefined) return [];
  const moved = mine.filter(({ secret }) => secret.needed);
  return [
    {
      file,
      from: `${file}:${first.line}`,
      what: moved.length > 0 ? MOUNTED : GONE,
      before: `build-args ${mine.map(({ secret }) => secret.name).join(', ')}`,
      after: moved.length > 0 ? `secrets ${moved.map(({ secret }) => secret.id).join(', ')}` : '',
      edits: editsFor({ lines, args, inputs, mine, moved, only: mine.length === written.length }),
    },
  ];
}

interface One {
  readonly secret: Passed;
  readonly line: number;
}

interface Places {
  readonly lines: TextLines;
  readonly args: View;
  readonly inputs: View;
  readonly mine: readonly One[];
  /** Those that a step still needs. */
  readonly moved: readonly One[];
  /** Whether nothing else is handed over. */
  readonly only: boolean;
}

function editsFor({ lines, args, inputs, mine, moved, only }: Places): readonly Edit[] {
  const renamed = (one: One): string => lineAt(lines, one.line).replace(`${one.secret.name}=`, `${one.secret.id}=`);
  const there = at(inputs, 'secrets');
  const head = lineAt(lines, args.line);
  if (only && moved.length > 0 && !exists(there))
    return [
      rewritten(lines, args.line, head.replace('build-args:', 'secrets:')),
      ...mine.map((one) => (one.secret.needed ? rewritten(lines, one.line, renamed(one)) : without(lines, one.line))),
    ];
  const gone = [...(only ? [args.line] : []), ...mine.map(({ line }) => line)].map((line) => without(lines, line));
  if (moved.length === 0) return gone;
  const listed = moved.map(renamed).join('\n');
  if (exists(there)) return [...gone, above(lines, there.line + 1, listed)];
  return [...gone, above(lines, args.line, `${indentOf(head)}secrets: |\n${listed}`)];
}

/** Lines of a block scalar. */
function linesBelow(lines: TextLines, key: number): readonly number[] {
  const depth = indentOf(lineAt(lines, key)).length;
  const found: number[] = [];
  for (let line = key + 1; line <= lines.lines.length; line += 1) {
    const written = lineAt(lines, line);
    if (written.trim() === '') continue;
    if (indentOf(written).length <= depth) break;
    found.push(line);
  }
  return found;
}

/** The `with:` of the step that stands at `file:line`. */
function inputsAt(file: string, text: string, from: string): View | null {
  const root = yamlViews(file, text).views[0];
  if (root === undefined) return null;
  for (const [, job] of entries(at(root, 'jobs')))
    for (const step of items(at(job, 'steps'))) {
      const uses = at(step, 'uses');
      if (textOf(uses)?.startsWith('docker/build-push-action@') === true && `${file}:${uses.line}` === from)
        return at(step, 'with');
    }
  return null;
}
