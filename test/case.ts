import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { lstatSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Answers } from '../src/model/answers.ts';

export const FIXTURES = join(import.meta.dirname, 'fixtures');
const STARTERS = join(import.meta.dirname, '../templates/starters');

/** A fixture folder: a repo as people have them, what they answer, and what they get. */
export interface Case {
  readonly stack: string;
  readonly name: string;
  readonly folder: string;
  /** Folder of the repo itself. */
  readonly repo: string;
  readonly about: string;
  readonly answers: Answers;
  /** The run must stop so, with nothing written. */
  readonly refused: { readonly exit: number; readonly message: string } | null;
  /** Octal modes that git cannot keep, by path. */
  readonly modes: Readonly<Record<string, string>>;
  readonly proves: readonly string[];
  /** Answers that the lab proves it with beside its own, by the word after the `@` of the row's id. */
  readonly variants: Readonly<Record<string, Answers>>;
  /** Variants that every change must pass in the lab, `''` being its own answers. */
  readonly gate: readonly string[];
  /** What the program asks of whoever runs it. */
  readonly runEnv: Readonly<Record<string, string>>;
}

const PLAIN = {
  about: '',
  answers: {},
  refused: null,
  modes: {},
  proves: [],
  variants: {},
  gate: [],
  runEnv: {},
} as const satisfies Partial<Case>;

/** Every case of every stack, in one order on every host. */
export function allCases(): readonly Case[] {
  return folders(FIXTURES).flatMap((stack) => folders(join(FIXTURES, stack)).map((name) => readCase(stack, name)));
}

/** The service that `ironhull new` begins with, as a case like any other: what users get must be proved as well. */
export function starterCase(stack: string): Case {
  const folder = join(STARTERS, stack);
  return {
    ...PLAIN,
    about: 'what ironhull new begins with',
    answers: { port: 8080 },
    stack,
    name: 'starter',
    folder,
    repo: folder,
  };
}

export function readCase(stack: string, name: string): Case {
  const folder = join(FIXTURES, stack, name);
  const raw = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Partial<Case>;
  return { ...PLAIN, ...raw, stack, name, folder, repo: join(folder, 'repo') };
}

/** The case's repo in a fresh temporary folder, with its dotfiles' real names. The caller removes it. */
export function restore(fixture: Case): string {
  const parent = mkdtempSync(join(tmpdir(), 'ironhull-case-'));
  const target = join(parent, fixture.name);
  copyTree(fixture.repo, target);
  for (const [path, mode] of Object.entries(fixture.modes)) chmodSync(join(target, path), Number.parseInt(mode, 8));
  return target;
}

export function discard(target: string): void {
  rmSync(dirname(target), { recursive: true, force: true });
}

/** A file of `expected/`, `null` when there is none yet. */
export function expected(fixture: Case, path: string): string | null {
  const file = join(fixture.folder, 'expected', stored(path));
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** How a path is stored in a fixture: no name starts with a dot, so that git and npm treat none specially. */
export function stored(path: string): string {
  return path
    .split('/')
    .map((part) => (part.startsWith('.') ? `dot-${part.slice(1)}` : part))
    .join('/');
}

function copyTree(from: string, to: string): void {
  const stat = lstatSync(from);
  if (stat.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (stat.isDirectory()) copyFolder(from, to);
  else copyFileSync(from, to);
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).toSorted()) copyTree(join(from, name), join(to, name.replace(/^dot-/, '.')));
}

function folders(parent: string): readonly string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => statSync(join(parent, name)).isDirectory())
    .toSorted();
}
