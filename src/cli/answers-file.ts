import { readFileSync } from 'node:fs';
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import { UsageError } from '../errors.ts';
import { AnswersSchema, type Answers } from '../model/answers.ts';
import { answerOptions } from './options.ts';
import { suggest } from './suggest.ts';
import { visible } from './visible.ts';

const MAX_BYTES = 1_000_000;
/** Answers are two levels deep; a parser that recurses must not be fed more. */
const MAX_BRACKETS = 1_000;

/** Answers of a JSON document. Throws `UsageError` with `file:line:column` when it is not JSON or holds no answers. */
export function parseAnswers(file: string, text: string): Answers {
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  if (brackets > MAX_BRACKETS) throw wrong(file, text, 0, 'is no file of answers: too many brackets');
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ''), errors, { disallowComments: true });
  const [broken] = errors;
  if (broken !== undefined || tree === undefined)
    throw wrong(file, text, broken?.offset ?? 0, `is not JSON: ${sentence(broken)}`);
  if (tree.type !== 'object') throw wrong(file, text, 0, 'is not a JSON object of answers');
  const { $schema: _, ...answers } = JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
  const checked = v.safeParse(AnswersSchema, answers);
  if (checked.success) return checked.output;
  throw notAnswers(file, text, tree, checked.issues[0]);
}

/** Text of the answers file. */
export function readAnswersFile(file: string): string {
  try {
    const bytes = readFileSync(file);
    if (bytes.length <= MAX_BYTES) return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'not UTF-8';
    throw new UsageError(`--answers ${visible(file)} can't be read (${code}).`, { cause: error });
  }
  throw new UsageError(`--answers ${visible(file)} has more than 1 MB: that is no file of answers.`);
}

function notAnswers(file: string, text: string, tree: Node, issue: v.InferIssue<typeof AnswersSchema>): UsageError {
  const [key = '', item] = (v.getDotPath(issue) ?? '').split('.');
  const option = answerOptions.find((one) => one.answer === key);
  if (option !== undefined) return wrong(file, text, offsetOf(tree, key, item), `"${key}" is not ${option.expects}`);
  const property = tree.children?.find((child) => child.children?.[0]?.value === key);
  return wrong(file, text, property?.offset ?? 0, noAnswer(key));
}

/** Where the value of a key stands, or one item of it. */
function offsetOf(tree: Node, key: string, item: string | undefined): number {
  const value = findNodeAtLocation(tree, [key]);
  return (value?.children?.[Number(item)] ?? value)?.offset ?? 0;
}

function noAnswer(key: string): string {
  const known = answerOptions.map((one) => one.answer);
  const close = suggest(key, known);
  return `"${visible(key)}" is no answer${close === null ? '' : `; did you mean "${close}"?`}`;
}

function wrong(file: string, text: string, offset: number, what: string): UsageError {
  const before = text.slice(0, offset).split('\n');
  const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  return new UsageError(`${visible(file)}:${place} ${what}${/[?]$/.test(what) ? '' : '.'} Nothing was written.`);
}

/** `CommaExpected` → `comma expected`. */
function sentence(error: ParseError | undefined): string {
  if (error === undefined) return 'it is empty';
  return printParseErrorCode(error.error)
    .replace(/(?<!^)[A-Z]/g, ' $&')
    .toLowerCase();
}
