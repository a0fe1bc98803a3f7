import * as v from 'valibot';
import { isMap, parseDocument, stringify } from 'yaml';
import { UsageError } from '../../errors.ts';
import { AnswersSchema, type Answers } from '../../model/answers.ts';
import type { Repo } from '../../model/repo.ts';
import type { Decisions } from '../../model/decisions.ts';

/** A small repository, and what a preset should decide for it. */
export interface PresetCase {
  readonly name: string;
  /** Files of the repository by path. */
  readonly files: readonly { readonly path: string; readonly contents: string }[];
  /** What a person says there; nothing where there is no `answers.json`. */
  readonly answers: Answers;
  /** `null` where nothing was written down yet. */
  readonly expected: Decisions | null;
}

/** Folder of the cases. */
const FOLDER = 'test';
const expectedSchema = v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]));

/** The cases below `test/`, by name. */
export function casesIn(repo: Repo): readonly PresetCase[] {
  const names = repo
    .list(FOLDER)
    .filter((name) => name.endsWith('/'))
    .map((name) => name.slice(0, -1))
    .filter((name) => repo.list(`${FOLDER}/${name}`).includes('repo/'));
  return names.map((name) => ({
    name,
    files: filesOf(repo.sub(`${FOLDER}/${name}/repo`)),
    answers: answersOf(repo, `${FOLDER}/${name}/answers.json`),
    expected: expectedOf(repo, expectedPath(name)),
  }));
}

/** Where a case says what is expected. */
export function expectedPath(name: string): string {
  return `${FOLDER}/${name}/expected.yaml`;
}

/** Decisions as a file says them. */
export function expectedText(decisions: Decisions): string {
  return stringify(decisions, { lineWidth: 0 });
}

function filesOf(repo: Repo): PresetCase['files'] {
  return repo.files().flatMap((path) => {
    const contents = repo.source(path);
    return contents === null ? [] : [{ path: path.replaceAll(/(^|\/)dot-/g, '$1.'), contents }];
  });
}

function expectedOf(repo: Repo, path: string): Decisions | null {
  const text = repo.text(path);
  if (text === null) return null;
  const doc = parseDocument(text, { schema: 'core', merge: false, logLevel: 'error' });
  const [problem] = doc.errors;
  const parsed =
    isMap(doc.contents) && problem === undefined ? v.safeParse(expectedSchema, doc.toJS({ maxAliasCount: 0 })) : null;
  if (parsed?.success === true) return parsed.output;
  throw new UsageError(`${path} is no list of decisions: key: value, as in user: 10001:10001. Nothing was written.`, {
    hints: ['ironhull defaults test --update     writes down what is decided now'],
  });
}

function answersOf(repo: Repo, path: string): Answers {
  const text = repo.text(path);
  if (text === null) return {};
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), AnswersSchema), text);
  if (parsed.success) return parsed.output;
  throw new UsageError(`${path} is no answers file: ${parsed.issues[0].message}. Nothing was written.`);
}
