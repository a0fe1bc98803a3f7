import type { Command, Instruction } from '../model/dockerfile.ts';
import { osPackageCall, packageName } from '../rules/_shared/packages.ts';
import { isSecretName } from '../rules/_shared/secret-names.ts';
import { knownStep } from './known-steps.ts';
import { packageRow } from './packages.ts';
import { placeIn, type Placed, type Row } from './reading.ts';
import { shortened } from './shown.ts';

/** What becomes of a RUN: of it as a whole, or of each command and package in it. */
export function runRows(placed: Placed): readonly Row[] {
  const { instruction } = placed;
  const commands = instruction.commands.filter((command) => command.via === null && !command.substituted);
  const sorted = commands.map((command, index) => commandRows(placed, command, index));
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
  return {
    fate: 'kept',
    what,
    note: 'a step of your own',
    keep: { ...spot(placed, text), text, reason: 'a step of your own' },
  };
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

/** A step that speaks of the program's files has to wait until they are there. */
function spot(
  { role, stage }: Placed,
  text: string,
): { readonly stage: 'build' | 'runtime'; readonly at: 'start' | 'end' } {
  if (role === 'build') return { stage: 'build', at: 'end' };
  const workdir = stage.end.workdir.value;
  const folder = workdir?.known === true ? workdir.text : '/app';
  const late = (folder !== '/' && text.includes(folder)) || /(?:^|\s)\.\//.test(text);
  return { stage: 'runtime', at: late ? 'end' : 'start' };
}

function isPlain({ heredocs, text }: Instruction, commands: readonly Command[]): boolean {
  return (
    heredocs.length === 0 &&
    commands.every(({ followedBy }) => ['&&', ';', ''].includes(followedBy)) &&
    !/(?:^|[;&]\s*)(?:if|for|while|case|\{|\(|cd)\b/.test(text)
  );
}

function commandRows(placed: Placed, command: Command, index: number): readonly Row[] | null {
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
  if (call !== null) return [{ fate: 'removed', what, note: 'nothing is left for it to do', part }];
  if (writesSecret(command))
    return [
      { fate: 'replaced', what: `${command.name} …`, note: 'the secret is mounted, and never written (H8)', part },
    ];
  const step = knownStep(command, reading);
  return step === null ? null : [{ ...step, part }];
}

/** `echo "//registry…:_authToken=$NPM_TOKEN" > .npmrc` and the like. */
function writesSecret({ words, redirects }: Command): boolean {
  const text = words.map(({ raw }) => raw).join(' ');
  const variables = [...text.matchAll(/\$\{?(\w+)/g)].map((match) => match[1] ?? '');
  const configuration = /(?:\.npmrc|\.netrc|pip\.conf|\.pypirc|\.yarnrc(?:\.yml)?|auth\.toml)$/;
  const written = redirects.some(({ target }) => configuration.test(target.value));
  return variables.some(isSecretName) && (written || /_authToken|config set|insteadOf|extra-index-url/.test(text));
}
