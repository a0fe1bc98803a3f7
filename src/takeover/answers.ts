import type { AnswerKey, Answers } from '../model/answers.ts';
import type { Instruction } from '../model/dockerfile.ts';
import type { Found } from '../model/evidence.ts';
import type { Takeover } from '../model/takeover.ts';
import { isPublicPrefix, isSecretName } from '../rules/_shared/secret-names.ts';
import { shipsCompiled } from './compiled.ts';
import { movedPath, placeIn, shippedChain, type Reading } from './reading.ts';
import { cargoAuditable, cargoChef } from './cargo-tools.ts';
import { passedSecrets } from './passed-secrets.ts';
import { movedWords, portOf } from './port.ts';
import { asksByClient, routeIn } from './process.ts';
import { runtimeOf } from './runtime.ts';
import { startOf } from './start.ts';

type Given = { -readonly [Key in keyof Takeover['answers']]: Takeover['answers'][Key] };

/** What the file says that a question asks for, where the rest of the repo does not say the same. */
export function answersOf(reading: Reading): Takeover['answers'] {
  const given: Given = {};
  const put = <Key extends AnswerKey>(key: Key, found: Found<Answers[Key]> | null): void => {
    if (found !== null) given[key] = found;
  };
  put('runtime', runtimeOf(reading));
  put('port', portOf(reading));
  put('health', health(reading));
  put('probe', probe(reading));
  put('cargoChef', cargoChef(reading));
  put('cargoAuditable', cargoAuditable(reading));
  put('start', start(reading));
  put('writable', writable(reading));
  put('buildArgs', buildArgs(reading));
  put('secrets', secrets(reading));
  return given;
}

/** The path that a client of the health check asks. */
function health(reading: Reading): Found<string | null> | null {
  const check = reading.shipped?.end.healthcheck ?? null;
  if (check === null || reading.facts.health !== null) return null;
  const path = routeIn(check.text);
  return path === undefined ? null : { value: path, from: placeIn(reading, check) };
}

/** The image of a compiled program has nothing that asks: where the old one asked, a static probe does. */
function probe(reading: Reading): Found<boolean> | null {
  const check = reading.shipped?.end.healthcheck ?? null;
  if (!shipsCompiled(reading.facts) || check === null || !asksByClient(check)) return null;
  const { healthCommand } = reading.facts.details as { readonly healthCommand?: unknown };
  return healthCommand === null ? { value: true, from: placeIn(reading, check) } : null;
}

/** Words of the program, where they differ from what the manifests say and need no shell. */
function start(reading: Reading): Found<string[]> | null {
  const found = startOf(reading);
  if (found === null || found.words === null || found.words.length === 0) return null;
  const ours = STARTS[reading.facts.stack]?.(movedWords(reading, found.words), reading) ?? null;
  const known = reading.facts.start?.value.join(' ');
  return ours === null || ours.join(' ') === known ? null : { value: [...ours], from: found.from };
}

/** The same program as it stands in our image; `null` where the stack itself knows better. */
const STARTS: Readonly<Record<string, (words: readonly string[], reading: Reading) => readonly string[] | null>> = {
  node: (words, { context }) => {
    const [program = '', ...args] = words;
    if (!/(?:^|\/)node$/.test(program)) return null;
    const workdir = /^\/(?:usr\/src\/app|app|srv\/app|opt\/app|home\/node\/app|code|workspace|src|usr\/app)\//;
    const relative = args.map((arg) => arg.replace(workdir, '').replace(/^\.\//, ''));
    const file = relative.find((arg) => !arg.startsWith('-'));
    return file !== undefined && context.has(file) ? ['node', ...relative] : null;
  },
  go: (words) => (words.length > 1 ? ['/app', ...words.slice(1)] : null),
};

/** Volumes that the file declares, and those that compose mounts into what it ships. */
function writable(reading: Reading): Found<string[]> | null {
  const known = new Set(['/tmp', ...reading.facts.writable.map(({ value }) => value.path)]);
  const declared = shipped(reading).flatMap((instruction) =>
    instruction.keyword === 'VOLUME'
      ? instruction.words.map(({ value }) => ({ value, from: placeIn(reading, instruction) }))
      : [],
  );
  const mounted = reading.mounts
    .filter(({ named, readOnly }) => named && !readOnly)
    .map(({ target, from }) => ({ value: target, from }));
  const paths = [...declared, ...mounted]
    .map(({ value, from }) => ({ value: movedPath(reading, value.replace(/\/$/, '')), from }))
    .filter(
      ({ value }) => /^\/[A-Za-z0-9_@+~./-]+$/.test(value) && !value.split('/').includes('..') && !known.has(value),
    );
  return paths[0] === undefined ? null : { value: [...new Set(paths.map(({ value }) => value))], from: paths[0].from };
}

function buildArgs(reading: Reading): Found<string[]> | null {
  const known = new Set(reading.facts.buildArgs.map(({ value }) => value));
  const args = argsNamed(reading, (name) => isPublicPrefix(name) && !known.has(name) && !isSecretName(name));
  return args[0] === undefined ? null : { value: [...known, ...args.map(({ value }) => value)], from: args[0].from };
}

/** Secrets that were arguments, beside those that the repo shows to be needed. */
function secrets(reading: Reading): Found<string[]> | null {
  const passed = passedSecrets(reading).filter((one) => one.needed);
  if (passed[0] === undefined) return null;
  const needed = reading.facts.secrets.filter((one) => one.needed).map(({ kind }) => kind);
  return { value: [...new Set([...needed, ...passed.map(({ kind }) => kind)])], from: passed[0].from };
}

function argsNamed(
  { dockerfile, roles, stages, ...reading }: Reading,
  fits: (name: string) => boolean,
): readonly Found<string>[] {
  const inside = stages.filter((stage) => ['runtime', 'build'].includes(roles.get(stage) ?? ''));
  const all = [...dockerfile.preamble, ...inside.flatMap(({ body }) => body)].filter(
    ({ keyword }) => keyword === 'ARG',
  );
  const found = all.flatMap((instruction) =>
    instruction.pairs
      .filter(({ key }) => fits(key))
      .map(({ key }) => ({ value: key, from: placeIn({ ...reading, dockerfile, roles, stages }, instruction) })),
  );
  return [...new Map(found.map((one) => [one.value, one])).values()];
}

function shipped({ stages, shipped: last }: Reading): readonly Instruction[] {
  return shippedChain(stages, last)
    .toReversed()
    .flatMap(({ body }) => body);
}
