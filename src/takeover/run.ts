import type { Command, Instruction } from '../model/dockerfile.ts';
import { osPackageCall, packageName } from '../rules/_shared/packages.ts';
import type { KeptInstruction } from '../model/takeover.ts';
import { BUILDER_HAS_IT, buildsProgram, knownStep } from './known-steps.ts';
import { packageRow } from './packages.ts';
import { namesVariable, passedSecrets } from './passed-secrets.ts';
import { placeIn, shippedChain, type Placed, type Row } from './reading.ts';
import { shortened } from './shown.ts';
import { writesSecret } from './writes-secret.ts';

/** What becomes of a RUN: of it as a whole, or of each command and package in it. */
export function runRows(placed: Placed): readonly Row[] {
  const { instruction } = placed;
  const commands = instruction.commands.filter((command) => command.via === null && !command.substituted);
  const sorted = commands.map((command, index) => commandRows(placed, command, index, commands));
  const unknown = sorted.filter((rows) => rows === null).length;
  if (unknown === 0 && sorted.length > 0) return sorted.flatMap((rows) => rows ?? []);
  if (unknown === sorted.length) return [entire(placed)];
  if (!isPlain(instruction, commands)) return [tangled(placed)];
  return commands.flatMap((command, index) => sorted[index] ?? [keptCommand(placed, command, index)]);
}

/** Nothing in it is known: it stays as it is. */
function entire(placed: Placed): Row {
  const text = placed.reading.text.slice(placed.instruction.range.start, placed.instruction.range.end);
  return own(placed, shortened(placed, placed.instruction), text);
}

function keptCommand(placed: Placed, { range }: Command, index: number): Row {
  const command = placed.reading.text.slice(range.start, range.end);
  return { ...own(placed, shortened(placed, { range }), `RUN ${command}`), part: String(index) };
}

function own(placed: Placed, what: string, text: string): Row {
  const place = placeIn(placed.reading, placed.instruction);
  const manager = placed.role === 'runtime' ? MANAGER_CALL.exec(text)?.[1] : undefined;
  if (manager !== undefined)
    return {
      fate: 'asks',
      what,
      note: `${manager} is not in the shipped image`,
      doubt: `${place} runs ${manager}, which the shipped image lacks: make it part of the build script in package.json`,
    };
  const keep = { ...spot(placed), text: withSecrets(placed, text), reason: 'a step of your own', by: shellOf(placed) };
  return { fate: 'kept', what, note: 'a step of your own', keep };
}

/** Node’s package managers build, and are not shipped. */
const MANAGER_CALL = /(?:^|[\s;&|(])(npx|npm|pnpm|yarn|bunx?|corepack)\s/;

/** A secret that was an argument is mounted for the step that names it. */
function withSecrets({ reading }: Placed, text: string): string {
  const named = passedSecrets(reading).filter(({ needed, name }) => needed && namesVariable(text, name));
  const mounts = named.map(({ id, name }) => `--mount=type=secret,id=${id},env=${name},required=true `).join('');
  return text.replace(/^RUN\s+/i, (run) => run + mounts);
}

function tangled(placed: Placed): Row {
  const place = placeIn(placed.reading, placed.instruction);
  return {
    fate: 'asks',
    what: shortened(placed, placed.instruction),
    note: 'does several things at once',
    doubt: `${place} installs and does something of its own in one script: take it apart first`,
  };
}

/** A step that came after files were copied waits until they are there, and one that the program is built with comes before that. */
function spot({ role, stage, reading, instruction }: Placed): Pick<KeptInstruction, 'stage' | 'at'> {
  const after = (body: readonly Instruction[]): readonly Instruction[] =>
    body.filter(({ index }) => index > instruction.index);
  if (role === 'build') {
    const built = after(stage.body).some(({ commands }) => commands.some(buildsProgram));
    return { stage: 'build', at: built ? 'before-build' : 'end' };
  }
  const chain = shippedChain(reading.stages, reading.shipped).flatMap(({ body }) => body);
  const copied = chain.some(({ keyword, index }) => /^(?:COPY|ADD)$/.test(keyword) && index < instruction.index);
  return { stage: 'runtime', at: copied ? 'end' : 'start' };
}

/** The shell that the step was written for, where it is not the usual one. */
function shellOf({ stage, instruction }: Placed): readonly string[] | null {
  const words = stage.body
    .findLast(({ keyword, index }) => keyword === 'SHELL' && index < instruction.index)
    ?.words.map(({ value }) => value);
  return words === undefined || words.join(' ') === '/bin/sh -c' || instruction.json !== null ? null : words;
}

function isPlain({ heredocs, text }: Instruction, commands: readonly Command[]): boolean {
  return (
    heredocs.length === 0 &&
    commands.every(({ followedBy }) => ['&&', ';', ''].includes(followedBy)) &&
    !/(?:^|[;&]\s*)(?:if|for|while|case|\{|\(|cd)\b/.test(text)
  );
}

/** A login that the repo's own settings do not know: where nothing private is fetched it goes, else they have to learn of it. */
function loginFate(placed: Placed, { words }: Command): Omit<Row, 'what'> {
  const { reading } = placed;
  const names = passedSecrets(reading).filter(({ name }) => words.some(({ raw }) => namesVariable(raw, name)));
  const known =
    names.length === 0 || names.some(({ needed }) => needed) || reading.facts.secrets.some((one) => one.needed);
  if (known) return { fate: 'replaced', note: 'the secret is mounted, and never written (H8)' };
  if (reading.facts.stack === 'go') return { fate: 'removed', note: 'no module that is fetched is private' };
  const place = placeIn(reading, placed.instruction);
  return {
    fate: 'asks',
    note: 'a login that no file of the repo names',
    doubt: `${place} writes a login for ${names.map(({ name }) => name).join(', ')}: put its line, with the variable in it, into the package manager’s own file (.npmrc, pip.conf), so that the secret can be mounted`,
  };
}

/** Scripts by which package managers install themselves. */
const INSTALLER =
  /install\.python-poetry\.org|astral\.sh\/uv|bun\.(?:sh|com)\/install|get\.pnpm\.io|yarnpkg\.com\/install/;

/** `curl … | sh` with a package manager's own script, both ends of it. */
function installsManager(command: Command, all: readonly Command[]): boolean {
  const names = (one: Command | undefined): boolean =>
    one?.words.some(({ value }) => INSTALLER.test(value)) === true && one.followedBy === '|';
  return names(command) || (/^(?:sh|bash|python[\d.]*)$/.test(command.name) && names(all[all.indexOf(command) - 1]));
}

function commandRows(
  placed: Placed,
  command: Command,
  index: number,
  commands: readonly Command[],
): readonly Row[] | null {
  const { reading, stage, role, instruction } = placed;
  const part = String(index);
  const call = osPackageCall({ stage, instruction, command });
  const packages =
    call?.action === 'install' ? call.packages.map(packageName).filter((name) => /^[a-z0-9]/i.test(name)) : [];
  if (packages.length > 0)
    return [...new Set(packages)].map((name) =>
      packageRow(name, { repo: reading.context, shipped: role === 'runtime' }),
    );
  const what = `${command.name} ${command.words[1]?.value ?? ''}`.trim();
  if (installsManager(command, commands)) return [{ fate: 'replaced', what, note: BUILDER_HAS_IT, part }];
  if (call !== null) return [{ fate: 'removed', what, note: 'nothing is left for it to do', part }];
  if (writesSecret(command)) return [{ what: `${command.name} …`, part, ...loginFate(placed, command) }];
  const step = knownStep(command, reading);
  return step === null ? null : [{ ...step, part }];
}
