import type { Conflict, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { textAt, type JsonFile } from '../../_shared/json-file.ts';

/** A start script as one program, its arguments and the variables set in front of it. */
export interface Start {
  readonly words: readonly string[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly from: string;
  /** Files with variables that the script reads and that are never part of an image. */
  readonly environmentFiles: readonly string[];
}

/** What the repo says about its start, and why it could not be used where it could not. */
export interface StartFacts {
  readonly start: Start | null;
  /** The script that only a shell could run, shown when a person is asked. */
  readonly refused: Found<string> | null;
  readonly conflicts: readonly Conflict[];
}

const SCRIPTS = ['start:prod', 'start:production', 'start'];
const USUAL_FILES = ['server.js', 'index.js', 'app.js', 'main.js', 'src/server.js', 'src/index.js', 'src/main.js'];
const SHELL = /[&|;<>$`()*?\\#!{}~\r\n]/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=([A-Za-z0-9_./:,=@-]*)$/;
/** Flags of node that take their value as the next word. */
const TAKES_VALUE = new Set(['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions']);
/** Programs that are for development: they watch, compile or serve what nobody ships. */
const DEVELOPMENT = new Set([
  'nodemon',
  'nest',
  'vite',
  'react-scripts',
  'vue-cli-service',
  'tsx',
  'ts-node',
  'ts-node-dev',
]);

/** Finds how the program starts: a start script, `main`, or a file with a usual name. */
export function findStart(repo: Repo, manifest: JsonFile): StartFacts {
  const scripts = SCRIPTS.map((name) => ({ name, script: textAt(manifest, 'scripts', name) }));
  for (const { name, script } of scripts) {
    if (script === null) continue;
    const start = hooked(manifest, name) ? null : parseStart(script);
    if (start !== null) return { start, refused: null, conflicts: environmentConflicts(start) };
    if (!DEVELOPMENT.has(script.value.trim().split(/\s+/)[0] ?? ''))
      return { start: null, refused: script, conflicts: [] };
  }
  return { start: fromFiles(repo, manifest), refused: null, conflicts: [] };
}

/** `prestart` and `poststart` would run too: more than one program, so a person decides. */
export function hooked(manifest: JsonFile, name: string): boolean {
  return textAt(manifest, 'scripts', `pre${name}`) !== null || textAt(manifest, 'scripts', `post${name}`) !== null;
}

function fromFiles(repo: Repo, manifest: JsonFile): Start | null {
  const main = textAt(manifest, 'main');
  if (main !== null)
    return { words: ['node', clean(main.value)], environment: [], from: main.from, environmentFiles: [] };
  const file = USUAL_FILES.find((name) => repo.has(name));
  return file === undefined ? null : { words: ['node', file], environment: [], from: file, environmentFiles: [] };
}

/** A script that is one call of node; `null` when only a shell could run it. */
export function parseStart(script: Found<string>): Start | null {
  const words = split(script.value);
  if (words === null) return null;
  const first = words.findIndex((word) => word !== 'cross-env' && !ASSIGNMENT.test(word));
  const environment = words.slice(0, Math.max(first, 0)).flatMap(assignment);
  const [program, ...rest] = words.slice(first);
  if (first === -1 || program !== 'node') return null;
  const { flags, files, script: path, args } = arguments_(rest);
  if (path === null) return null;
  return { words: ['node', ...flags, clean(path), ...args], environment, from: script.from, environmentFiles: files };
}

function assignment(word: string): readonly { readonly name: string; readonly value: string }[] {
  const [, name, value] = ASSIGNMENT.exec(word) ?? [];
  return name === undefined || value === undefined ? [] : [{ name, value }];
}

/** Words of a command without anything that a shell would have to interpret. */
function split(text: string): readonly string[] | null {
  const words = [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const printable = words.every((word) => /^[\x20-\x7e]*$/.test(word));
  return printable && words.length > 0 && !SHELL.test(text) ? words : null;
}

interface Arguments {
  readonly flags: readonly string[];
  readonly files: readonly string[];
  readonly script: string | null;
  readonly args: readonly string[];
}

function arguments_(words: readonly string[]): Arguments {
  const flags: string[] = [];
  const files: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('-')) return { flags, files, script: word, args: words.slice(index + 1) };
    const file = /^--env-file(?:-if-exists)?=(.+)$/.exec(word)?.[1];
    if (file === undefined) flags.push(word);
    else files.push(file);
    if (TAKES_VALUE.has(word)) flags.push(words[(index += 1)] ?? '');
  }
  return { flags, files, script: null, args: [] };
}

function clean(path: string): string {
  const bare = path.replace(/^\.\//, '');
  return /\.[cm]?[jt]s$/.test(bare) ? bare : `${bare}.js`;
}

function environmentConflicts(start: Start): readonly Conflict[] {
  return start.environmentFiles.map((file) => ({
    about: 'environment file',
    taken: { value: 'variables given when the container starts', from: start.from },
    others: [{ value: file, from: start.from }],
    why: 'an environment file is never part of an image',
  }));
}
