import { at, entries, exists, items, text as textOf, yamlViews, type View } from '../../deploy/yaml-view.ts';
import type { BuildTarget } from '../../model/deployment.ts';
import type { Edit } from '../../model/dockerfile.ts';
import type { Dependent } from '../../model/takeover.ts';
import type { Passed } from '../passed-secrets.ts';
import { above, indentOf, lineAt, rewritten, textLines, without, type TextLines } from '../text-lines.ts';

const WHAT = 'the builder gets it as a secret, and it is in no history (H8)';

/** `build-args` of docker/build-push-action that carry secrets become its `secrets`. */
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
  return mine.map(({ secret, line }, index) => ({
    file,
    from: `${file}:${line}`,
    what: WHAT,
    before: `build-args ${secret.name}`,
    after: `secrets ${secret.id}`,
    edits: editsFor(
      { lines, args, inputs },
      { secret, line, first: index === 0, only: mine.length === written.length, mine },
    ),
  }));
}

interface One {
  readonly secret: Passed;
  readonly line: number;
}

interface Places {
  readonly lines: TextLines;
  readonly args: View;
  readonly inputs: View;
}

function editsFor(
  { lines, args, inputs }: Places,
  {
    secret,
    line,
    first,
    only,
    mine,
  }: One & { readonly first: boolean; readonly only: boolean; readonly mine: readonly One[] },
): readonly Edit[] {
  const renamed = (one: One): string => lineAt(lines, one.line).replace(`${one.secret.name}=`, `${one.secret.id}=`);
  const there = at(inputs, 'secrets');
  const head = lineAt(lines, args.line);
  if (exists(there))
    return [
      above(lines, there.line + 1, renamed({ secret, line })),
      without(lines, line),
      ...(only && first ? [without(lines, args.line)] : []),
    ];
  if (only)
    return [
      rewritten(lines, line, renamed({ secret, line })),
      ...(first ? [rewritten(lines, args.line, head.replace('build-args:', 'secrets:'))] : []),
    ];
  const block = [`${indentOf(head)}secrets: |`, ...mine.map(renamed)].join('\n');
  return [without(lines, line), ...(first ? [above(lines, args.line, block)] : [])];
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
