import type { BuildTarget } from '../model/deployment.ts';
import { nameOf } from './paths.ts';
import { scriptBuild, scriptCommandsOf } from './script.ts';

const SHELL = /(?:^|\/)(?:[^/]+\.(?:sh|bash)|[Mm]akefile|GNUmakefile|[Jj]ustfile|[^/]+\.mk)$/;
const FOREIGN = /(?:^|\/)(?:vendor|third_party|node_modules|tests?|docs?|examples?)\//;

/** Whether a file may hold commands that somebody types to build an image. */
export function isScript(file: string): boolean {
  return (SHELL.test(file) || nameOf(file) === 'package.json') && !FOREIGN.test(file);
}

/** Image builds of a script, a Makefile or the scripts of a package.json. */
export function readScript(file: string, source: string): BuildTarget[] {
  if (!/\b(?:docker|podman|buildah|nerdctl)\b/.test(source)) return [];
  const text = nameOf(file) === 'package.json' ? commandsIn(source) : withoutMarks(file, source);
  return scriptCommandsOf({ value: text, from: `${file}:1` }).flatMap(
    (command) => scriptBuild(command, 'script', nameOf(file)) ?? [],
  );
}

/** `@` and `-` in front of a command are for make. */
function withoutMarks(file: string, source: string): string {
  return /\.(?:sh|bash)$/.test(file) ? source : source.replaceAll(/^([ \t]+)[@+-]+[ \t]*(?=[A-Za-z])/gm, '$1');
}

/** Each line of the file with the command that it holds, so that lines stay lines. */
function commandsIn(source: string): string {
  return source
    .split('\n')
    .map((line) => /^\s*"[^"]+"\s*:\s*"((?:[^"\\]|\\.)*)"\s*,?\s*$/.exec(line)?.[1]?.replaceAll('\\"', '"') ?? '')
    .join('\n');
}
