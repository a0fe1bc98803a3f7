import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  declaredDeviations,
  declaredPackages,
  developmentPackages,
  passedSecrets,
  secretValues,
  shippedBase,
  type Subject,
} from '../api.ts';
import { UsageError } from '../errors.ts';
import type { Call } from './parse-arguments.ts';
import { splitWords } from './split-words.ts';
import { visible } from './visible.ts';

/** What was typed → what is built and run. */
export async function subjectOf(call: Call): Promise<Subject> {
  const context = resolve(call.argument ?? '.');
  const dockerfile = resolve(context, text(call, 'file') ?? usualName(context));
  if (!existsSync(dockerfile))
    throw new UsageError(`${visible(dockerfile)}: no such file.`, {
      hints: ['ironhull verify --file PATH     names another Dockerfile', 'ironhull retrofit     writes one'],
    });
  const target = text(call, 'target');
  const file = readFileSync(dockerfile, 'utf8');
  const buildFlags = list(call, 'build-flags');
  return {
    context,
    dockerfile,
    target,
    buildFlags,
    buildEnv: {},
    mounted: await secretValues(secretFlags(buildFlags), process.env),
    passed: passedSecrets(buildFlags, process.env),
    base: shippedBase(file, target),
    ...portOf(call),
    endpoint: pathOf(call, 'path') ?? '/',
    slow: pathOf(call, 'slow-path'),
    writable: writable(list(call, 'tmpfs')),
    runEnv: Object.fromEntries(list(call, 'run-env').map(pair)),
    development: await developmentPackages(context),
    osPackages: declaredPackages(file),
    cold: false,
    compiled: /\bTARGETARCH\b/.test(file),
    deviations: declaredDeviations(file),
  };
}

/** `Containerfile` where there is no `Dockerfile`. */
function usualName(context: string): string {
  return ['Dockerfile', 'Containerfile'].find((name) => existsSync(resolve(context, name))) ?? 'Dockerfile';
}

function portOf(call: Call): Pick<Subject, 'port'> {
  const typed = text(call, 'port');
  if (typed === null) return {};
  const port = Number(typed);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`--port ${visible(typed)}: write a number from 1 to 65535.`);
  return { port };
}

function pathOf(call: Call, name: string): string | null {
  const typed = text(call, name);
  return typed === null || typed.startsWith('/') ? typed : `/${typed}`;
}

/** Values of `--secret`, in both ways to write them. */
function secretFlags(flags: readonly string[]): readonly string[] {
  return flags.flatMap((word, index) => {
    if (word.startsWith('--secret=')) return [word.slice('--secret='.length)];
    return flags[index - 1] === '--secret' ? [word] : [];
  });
}

function writable(paths: readonly string[]): Subject['writable'] {
  const all = paths.length === 0 ? ['/tmp'] : paths;
  return all.map((path) => ({ path, kind: 'tmpfs', mode: '1777', exec: false, why: 'named on the command line' }));
}

function pair(typed: string): readonly [string, string] {
  const at = typed.indexOf('=');
  if (at < 1) throw new UsageError(`--run-env ${visible(typed)}: write NAME=VALUE.`);
  return [typed.slice(0, at), typed.slice(at + 1)];
}

function text(call: Call, name: string): string | null {
  const value = call.options[name];
  return typeof value === 'string' ? value : null;
}

function list(call: Call, name: string): readonly string[] {
  const value = call.options[name];
  if (typeof value === 'string') return splitWords(value) ?? [];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
