import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ejs, { type IncluderCallback } from 'ejs';
import { UsageError } from '../errors.ts';
import type { TeamTemplate } from '../model/code.ts';
import { guard } from './guard.ts';
import type { Values } from './values.ts';

const ROOT = createRequire(import.meta.url)
  .resolve('#templates/_partials/header.ejs')
  .replace(/_partials.header\.ejs$/, '');

/** Templates of a team by the name of what they stand for, and a place to note which of them were used. */
export interface TeamTemplates {
  readonly templates: ReadonlyMap<string, TeamTemplate>;
  readonly used: Set<string>;
}

/** Ours alone. */
export const OURS: TeamTemplates = { templates: new Map(), used: new Set() };

/**
 * One template by its name below `templates/`, without its `.ejs`: the team's where it has one. Throws with template and line on a name
 * or value that is not fit to print.
 */
export function renderTemplate(name: string, known: Values, team: TeamTemplates): string {
  const own = take(name, team);
  const file = `${ROOT}${name}.ejs`;
  try {
    const text = ejs.render(own?.text ?? readFileSync(file, 'utf8'), known, {
      filename: own === undefined ? file : shownName(own),
      strict: true,
      _with: false,
      destructuredLocals: Object.keys(known),
      escape: guard,
      root: [ROOT],
      includer: (path) => included(path, team),
    });
    return tidy(text);
  } catch (error) {
    throw team.used.size === 0 ? error : refused(error, team);
  }
}

let names: ReadonlySet<string> | null = null;

/** Names of all templates and partials of ours, listed once. */
export function templateNames(): ReadonlySet<string> {
  return (names ??= listed());
}

function listed(): ReadonlySet<string> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return new Set(files.filter((path) => path.endsWith('.ejs')).map((path) => path.slice(0, -'.ejs'.length)));
}

/**
 * Every include is looked up by its name: a text that was hashed, or a file of ours. Nothing else can be included, whatever stands on the
 * disk.
 */
function included(path: string, team: TeamTemplates): ReturnType<IncluderCallback> {
  const name = path.replace(/^\//, '');
  const own = path.startsWith('/') ? take(name, team) : undefined;
  // EJS takes both, the file's name for its messages; its types know of one at a time.
  if (own !== undefined) return { template: own.text, filename: shownName(own) } as unknown as { template: string };
  if (!path.startsWith('/') || name.split('/').some((part) => part === '' || part === '..'))
    throw new Error(`include of ${JSON.stringify(path)}: a template includes by name, as in /_partials/process`);
  return { filename: `${ROOT}${name}.ejs` };
}

function take(name: string, { templates, used }: TeamTemplates): TeamTemplate | undefined {
  const own = templates.get(name);
  if (own !== undefined) used.add(name);
  return own;
}

const MARK = 'team template ';

function shownName({ file }: TeamTemplate): string {
  return `${MARK}${file}`;
}

/** What EJS says of a failure begins with a `file:line` for each file on the way to it. */
function refused(error: unknown, { templates, used }: TeamTemplates): UsageError {
  const text = error instanceof Error ? error.message : String(error);
  const places = [...text.matchAll(new RegExp(`^${MARK}(.+):(\\d+)$`, 'gm'))];
  const [, file = '', line = ''] = places.at(-1) ?? [];
  const what = JSON.stringify(text.split('\n\n').at(-1)?.split('\n')[0]?.slice(0, 300) ?? '').slice(1, -1);
  const one = [...used].flatMap((name) => templates.get(name) ?? []).find((template) => template.file === file);
  const where = one === undefined ? [...used].join(', ') : `${one.file}:${line} (a template of ${one.preset})`;
  return new UsageError(`${where} can't be rendered: ${what}. Nothing was written.`, { cause: error });
}

/** A list that came out empty leaves no hole, and a file ends with one line end. */
function tidy(text: string): string {
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
