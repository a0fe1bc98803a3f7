import { statSync } from 'node:fs';
import { explainLine, openRepo, PROMISES, type ExplainedLine } from '../api.ts';
import { homeOf } from './audit-paths.ts';
import { version } from './version.ts';
import { visible } from './visible.ts';

/** A file that stands there, and one of its lines when one was typed. */
export interface Place {
  readonly path: string;
  readonly line: number | null;
}

/** What was typed as a place; `null` when no such file is there. */
export function placeOf(typed: string): Place | null {
  const [, path = typed, line] = /^(.+?):(\d+)$/.exec(typed) ?? [];
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  return { path, line: line === undefined ? null : Number(line) };
}

/** One line, or every line of the file that keeps a promise or was changed. */
export function explainPlace({ path, line }: Place, json: boolean): string {
  const { folder, file } = homeOf(path);
  const repo = openRepo(folder);
  const one = (at: number): ExplainedLine => explainLine(repo, { file, line: at, generator: version() });
  const count = repo.text(file)?.replace(/\n$/, '').split('\n').length ?? 0;
  const all = Array.from({ length: count }, (_, index) => one(index + 1));
  const lines = line === null ? all.filter(isWorthSaying) : [one(line)];
  if (json) return `${JSON.stringify({ schemaVersion: 1, command: 'explain', lines }, null, 2)}\n`;
  return lines.map(shown).join('\n');
}

function isWorthSaying({ promises, origin, text }: ExplainedLine): boolean {
  return text.trim() !== '' && (promises.length > 0 || origin === 'yours');
}

const ORIGINS: Readonly<Record<ExplainedLine['origin'], string>> = {
  generated: 'as ironhull wrote it',
  yours: 'yours: changed or added since ironhull wrote the file',
  foreign: 'of a file that ironhull did not write',
};

function shown({ file, line, text, origin, stage, remark, promises }: ExplainedLine): string {
  const rows: readonly (readonly [string, string])[] = [
    ['origin', ORIGINS[origin]],
    ['stage', stage],
    ['remark', remark === stage ? '' : remark],
    ...promises.map((id) => [id, PROMISES.find((promise) => promise.id === id)?.title ?? ''] as const),
  ];
  const said = rows.filter(([, what]) => what !== '').map(([name, what]) => `  ${name.padEnd(8)} ${visible(what)}\n`);
  return `${visible(`${file}:${line}`)}  ${visible(text)}\n${said.join('')}`;
}
