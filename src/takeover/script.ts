import type { Edit } from '../model/dockerfile.ts';
import type { Repo } from '../model/repo.ts';
import { flagOf, sourcesOf, destinationOf } from '../rules/_shared/copies.ts';
import { absolute, workdirOf } from './copies.ts';
import { shippedChain, type Reading } from './reading.ts';

/** A script of the repo that starts the program. */
export interface StartScript {
  /** In the image. */
  readonly path: string;
  /** In the build context. */
  readonly source: string;
  /** Whether it hands over to the program (`exec`), so that signals reach it. */
  readonly execs: boolean;
  /** Lines that work for root alone, each with what replaces it. */
  readonly rootLines: readonly RootLine[];
  /** Whether it needs bash. */
  readonly bash: boolean;
  /** User that it becomes; `null` where it stays who it is. */
  readonly dropsTo: string | null;
}

export interface RootLine {
  /** Counted from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  readonly edit: Edit;
}

/** `exec gosu app "$@"`, `su-exec app:app`, `setpriv --reuid=app …`, `su app -c`. */
const DROP = /(?:gosu|su-exec)\s+\S+\s+|setpriv(?:\s+--\S+)+\s+(?:--\s+)?/;
const OF_ROOT = /^\s*(?:chown|usermod|groupmod|addgroup|adduser|useradd|chgrp)\b/;
const GUARD = /^\s*if\b.*(?:id -u|EUID|UID)/;

/** The script that an ENTRYPOINT or CMD names, when it comes from the repo. */
export function startScript(reading: Reading, program: string): StartScript | null {
  for (const stage of shippedChain(reading.stages, reading.shipped)) {
    for (const instruction of stage.body) {
      if (!/^(?:COPY|ADD)$/.test(instruction.keyword) || flagOf(instruction, 'from') !== undefined) continue;
      const workdir = workdirOf({ stage });
      const target = absolute(destinationOf(instruction)?.value ?? '', workdir);
      const source = sourceOf(reading.context, program, {
        sources: sourcesOf(instruction).map(({ value }) => value),
        target,
        workdir,
      });
      if (source !== null) return read(reading.context, source.path, source.source);
    }
  }
  return null;
}

interface Copied {
  readonly sources: readonly string[];
  readonly target: string;
  readonly workdir: string;
}

/** Where a program of that name may lie in the image, and the file of the context that is copied there. */
function sourceOf(repo: Repo, program: string, copied: Copied): { path: string; source: string } | null {
  const wanted = program.includes('/')
    ? [absolute(program, copied.workdir)]
    : [`/usr/local/bin/${program}`, `/usr/bin/${program}`, `/bin/${program}`];
  for (const source of copied.sources)
    for (const path of wanted) {
      const found = copiedTo(repo, path, source, copied.target);
      if (found !== null) return { path, source: found };
    }
  return null;
}

/** The file of the context that a copy puts at `path`: by its own name, below the target, or out of a copied folder. */
function copiedTo(repo: Repo, path: string, raw: string, target: string): string | null {
  const source = raw.replace(/^\.\//, '').replace(/\/$/, '');
  const folder = target.replace(/\/$/, '');
  if (repo.has(source)) return path === target || path === `${folder}/${source.split('/').at(-1)}` ? source : null;
  if (!path.startsWith(`${folder}/`)) return null;
  const below = path.slice(folder.length + 1);
  const inside = source === '' || source === '.' ? below : `${source}/${below}`;
  return repo.has(inside) ? inside : null;
}

function read(repo: Repo, path: string, source: string): StartScript | null {
  const text = repo.source(source);
  const shebang = /^#!\s*\S*?\b(bash|sh|ash|dash)\b/.exec(text ?? '');
  if (text === null || shebang === null) return null;
  return {
    path,
    source,
    execs: /^\s*exec\s/m.test(text),
    rootLines: rootLines(text),
    bash: shebang[1] === 'bash',
    dropsTo: /(?:gosu|su-exec)\s+([\w:.-]+)/.exec(text)?.[1] ?? null,
  };
}

/** Lines outside of an `if` that asks for the user: as another user they would fail. */
function rootLines(text: string): readonly RootLine[] {
  const found: RootLine[] = [];
  let start = 0;
  let guarded = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (guarded > 0 && /^\s*if\b/.test(line)) guarded += 1;
    else if (GUARD.test(line)) guarded = 1;
    if (guarded > 0 && /^\s*fi\b/.test(line)) guarded -= 1;
    const after = guarded > 0 ? line : withoutRoot(line);
    const whole = { start, end: Math.min(start + line.length + (after === '' ? 1 : 0), text.length) };
    if (after !== line) found.push({ line: index + 1, before: line, after, edit: { range: whole, text: after } });
    start += line.length + 1;
  }
  return found;
}

function withoutRoot(line: string): string {
  if (OF_ROOT.test(line)) return '';
  return line.replace(DROP, '');
}
