import type { Instruction, Pair } from '../model/dockerfile.ts';
import { isPublicPrefix, isSecretName } from '../rules/_shared/secret-names.ts';
import { namesVariable, passedSecrets } from './passed-secrets.ts';
import { runRows } from './run.ts';
import { placeIn, type Placed, type Reading, type Row } from './reading.ts';

/** Variables that the generated file sets itself, or that only steps of the old one read. */
const OURS =
  /^(?:NODE_ENV|HOME|PATH|PYTHONUNBUFFERED|PYTHONDONTWRITEBYTECODE|PYTHONHASHSEED|VIRTUAL_ENV|PYTHONPATH|GOPATH|GOFLAGS|GO111MODULE|CGO_ENABLED|GOOS|GOARCH|GOTOOLCHAIN|DEBIAN_FRONTEND|HOSTNAME|NEXT_TELEMETRY_DISABLED|PNPM_HOME|COREPACK_.*|NPM_CONFIG_.*|npm_config_.*|YARN_.*|PIP_.*|POETRY_.*|UV_.*|PIPENV_.*)$/;

/** Where a program goes that was told to listen below 1024. */
export const MOVED_PORT = 8080;

/** What becomes of each pair of an ENV. */
export function envRows(placed: Placed): readonly Row[] {
  return placed.instruction.pairs.map((pair) => ({ ...envRow(placed, pair), part: pair.key }));
}

function envRow(placed: Placed, { key, value }: Pair): Row {
  const what = `ENV ${key}`;
  const raw = value?.raw ?? '""';
  const read = variablesIn(raw);
  const replaced = replacedBecause(key, read);
  if (replaced !== null)
    return { fate: 'replaced', what, note: replaced, ...(isHandedOver(placed, [key, ...read]) && { handedOver: key }) };
  if (key === 'PORT') return portRow(placed, value?.value ?? '');
  return { what: `${what}=${shownValue(value?.value ?? '')}`, ...ownDefault(placed, `ENV ${key}=${raw}`) };
}

/** What a stage of the build reads comes to it by a mount. */
function isHandedOver({ role }: Pick<Placed, 'role'>, names: readonly string[]): boolean {
  return role !== 'build' && names.some(isSecretName);
}

/** Why a variable is not kept as it is; `null` where it is. */
function replacedBecause(key: string, read: readonly string[]): string | null {
  if ([key, ...read].some(isSecretName))
    return `handed over when the container starts: -e ${key}, or a file below /run/secrets (H8)`;
  if (isPublicPrefix(key) && read.includes(key))
    return 'the build argument itself is seen by the build, and by nothing else';
  return OURS.test(key) ? setBy(key) : null;
}

/** What another variable stands in has to wait for it. */
function ownDefault(placed: Placed, text: string): Omit<Row, 'what'> {
  const reason = 'a default of your own';
  const at = variablesIn(text).length > 0 ? 'end' : 'start';
  return { fate: 'kept', note: reason, keep: { stage: stageFor(placed), at, text, reason } };
}

function stageFor({ role }: Pick<Placed, 'role'>): 'build' | 'runtime' {
  return role === 'build' ? 'build' : 'runtime';
}

function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '').filter((name) => name !== 'PATH');
}

/** Programs read it; one below 1024 moves. */
function portRow(placed: Placed, value: string): Row {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    return { fate: 'removed', what: 'ENV PORT', note: 'the port is given when the container starts' };
  const low = number < 1024;
  const text = `ENV PORT=${low ? MOVED_PORT : number}`;
  const reason = low ? 'ports below 1024 need a privilege (H19)' : 'the port it listens on';
  return {
    fate: low ? 'replaced' : 'kept',
    what: `ENV PORT=${value}`,
    note: low ? `${MOVED_PORT}: ${reason}` : reason,
    keep: { stage: stageFor(placed), at: 'start', text, reason },
  };
}

function shownValue(value: string): string {
  return value.length <= 24 ? value : `${value.slice(0, 22)}…`;
}

function setBy(key: string): string {
  if (/^(?:HOME|PATH|NODE_ENV|PYTHON\w+|HOSTNAME|NEXT_TELEMETRY_DISABLED)$/.test(key))
    return 'the generated file sets it';
  return 'the steps that read it are ours now';
}

/** What becomes of each ARG. */
export function argRows(placed: Pick<Placed, 'reading' | 'role' | 'instruction'>): readonly Row[] {
  return placed.instruction.pairs.map((pair) => ({ ...argRow(placed, pair), part: pair.key }));
}

function argRow(placed: Pick<Placed, 'reading' | 'role' | 'instruction'>, pair: Pair): Row {
  const { key } = pair;
  const what = `ARG ${key}`;
  if (isSecretName(key)) return { what, ...secretArg(placed.reading, key) };
  if (isPublicPrefix(key)) return { fate: 'replaced', what, note: 'a public variable of the build' };
  if (/^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$/.test(key))
    return { fate: 'replaced', what, note: 'the builder’s own' };
  const reader = readerOf(placed.reading, key, placed.instruction.index);
  return { what, ...(reader === null ? { fate: 'removed', note: 'nothing reads it' } : readArg(placed, pair, reader)) };
}

function secretArg(reading: Reading, name: string): Omit<Row, 'what'> {
  const needed = passedSecrets(reading).find((one) => one.name === name)?.needed ?? false;
  return needed
    ? { fate: 'replaced', note: 'a secret mount: gone after the step (H8)' }
    : { fate: 'removed', note: 'no step of the new file reads it (H8)' };
}

function readArg(
  { reading, role }: Pick<Placed, 'reading' | 'role'>,
  { key, value }: Pair,
  reader: Instruction,
): Omit<Row, 'what'> {
  if (reader.keyword === 'FROM') return { fate: 'replaced', note: 'the image is named in full' };
  const place = placeIn(reading, reader);
  if (!/^(?:ENV|LABEL|RUN)$/.test(reader.keyword) || !keepsReader(reading, reader, key))
    return { fate: 'removed', note: `nothing reads it any more (${place})` };
  const text = value === null ? `ARG ${key}` : `ARG ${key}=${value.raw}`;
  const at = reader.keyword === 'RUN' ? 'start' : 'end';
  return {
    fate: 'kept',
    note: `read in ${place}`,
    keep: { stage: stageFor({ role }), at, text, reason: 'read below' },
  };
}

/** Whether a step that reads it stays: a build of ours takes its own arguments. */
function keepsReader(reading: Reading, instruction: Instruction, name: string): boolean {
  const stage = reading.stages.find(({ body }) => body.includes(instruction));
  if (instruction.keyword !== 'RUN' || stage === undefined) return true;
  const role = reading.roles.get(stage) ?? 'unused';
  const rows = runRows({ reading, stage, role, instruction });
  return rows.some(({ keep, fate }) => fate === 'asks' || (keep !== undefined && namesVariable(keep.text, name)));
}

function readerOf({ dockerfile }: Reading, name: string, after: number): Instruction | null {
  const reads = new RegExp(`\\$\\{?${name}\\b`);
  return (
    dockerfile.instructions.find(
      ({ index, text, keyword }) => index > after && keyword !== 'ARG' && reads.test(text),
    ) ?? null
  );
}
