import { shipsCompiled } from '../compiled.ts';
import { at, entries, exists, foundAll, span, text, yamlViews, type View } from '../../deploy/yaml-view.ts';
import type { BuildTarget } from '../../model/deployment.ts';
import type { Edit } from '../../model/dockerfile.ts';
import type { Repo } from '../../model/repo.ts';
import type { Dependent } from '../../model/takeover.ts';
import type { Reading } from '../reading.ts';
import { startOf } from '../start.ts';
import { inLine, lineAt, textLines, without, type TextLines } from '../text-lines.ts';

const CLIENT = /\b(?:curl|wget)\b/;

/** What compose runs instead of the program, and how it asks whether that is well: both speak of what the old image had. */
export function composeRuns(reading: Reading, builds: readonly BuildTarget[], repo: Repo): readonly Dependent[] {
  const shipping = builds.filter(
    ({ source, production, target }) =>
      source === 'compose' && production && (target?.value ?? null) === reading.target,
  );
  return shipping.flatMap(({ from, name }) => {
    const file = from.replace(/:\d+$/, '');
    const source = repo.source(file) ?? '';
    const root = yamlViews(file, source).views[0];
    if (root === undefined) return [];
    const service = at(root, 'services', name);
    const lines = textLines(source);
    return [...commandOf(reading, service, lines), ...checkOf(reading, service, lines)];
  });
}

/** The program is the image’s ENTRYPOINT from now on: a command is handed to it, where it took the place of it before. */
function commandOf(reading: Reading, service: View, lines: TextLines): readonly Dependent[] {
  const view = at(service, 'command');
  if (!exists(view) || exists(at(service, 'entrypoint')) || hadEntrypoint(reading)) return [];
  const words = text(view) === null ? foundAll(view).map(({ value }) => value) : (text(view) ?? '').split(/\s+/);
  const [first = '', ...rest] = words;
  const place = { file: view.file, from: `${view.file}:${view.line}`, before: `command ${words.join(' ')}` };
  if (['python', 'java', 'dotnet'].includes(reading.facts.stack))
    return [{ ...place, what: ENTRYPOINT, after: `entrypoint ${words.join(' ')}`, edits: keyEdit(lines, view) }];
  if (first !== programOf(reading))
    return [
      {
        ...place,
        what: `${ENTRYPOINT}; to be changed by hand`,
        after: `entrypoint with what ${first} starts`,
        edits: [],
      },
    ];
  return [{ ...place, what: ENTRYPOINT, after: `command ${rest.join(' ')}`, edits: firstWordEdit(lines, view, first) }];
}

const ENTRYPOINT = 'the program is the image’s ENTRYPOINT now';

/** Whether the command was handed to something before: then it still is. */
function hadEntrypoint({ shipped, ...reading }: Reading): boolean {
  return (shipped?.end.entrypoint.by ?? null) !== null || startOf({ shipped, ...reading })?.script !== null;
}

/** What our ENTRYPOINT runs, by the name that people type. */
function programOf(reading: Reading): string {
  return reading.facts.stack === 'node' ? 'node' : (startOf(reading)?.words?.[0] ?? '');
}

function keyEdit(lines: TextLines, { line }: View): readonly Edit[] {
  const at_ = lineAt(lines, line).search(/command\s*:/);
  return at_ === -1 ? [] : [inLine(lines, line, { at: at_, length: 'command'.length }, 'entrypoint')];
}

/** A list, or a command that goes over lines, is left to a person. */
function firstWordEdit({ text: source }: TextLines, view: View, word: string): readonly Edit[] {
  const range = text(view) === null ? null : span(view);
  if (range === null) return [];
  const start = range.start + (/^["']/.test(source.slice(range.start)) ? 1 : 0);
  const head = `${word} `;
  return source.startsWith(head, start) ? [{ range: { start, end: start + head.length }, text: '' }] : [];
}

/** A check of compose wins over the image’s own, and its client is not in the image any more. */
function checkOf({ facts }: Reading, service: View, lines: TextLines): readonly Dependent[] {
  const check = at(service, 'healthcheck');
  const test = at(check, 'test');
  const client = CLIENT.exec(
    foundAll(test)
      .map(({ value }) => value)
      .join(' '),
  )?.[0];
  if (client === undefined) return [];
  const own = facts.health !== null && facts.port !== null && !shipsCompiled(facts);
  const alone = entries(check).length === 1;
  const plain = /^\s*test:\s*(?:\[.*\]|\S.*)$/.test(lineAt(lines, test.line));
  return [
    {
      file: test.file,
      from: `${test.file}:${test.line}`,
      what: own
        ? `the image asks by itself, and has no ${client}`
        : `the image has no ${client}: ask in another way, by hand`,
      before: `healthcheck.test ${client}`,
      after: '',
      edits: own && plain ? [...(alone ? [without(lines, check.line)] : []), without(lines, test.line)] : [],
    },
  ];
}
