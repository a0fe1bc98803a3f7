import { homedir } from 'node:os';
import {
  neededCode,
  openCode,
  rememberTrust,
  templateNames,
  trustedHashes,
  trustPlace,
  UndecidedError,
  type Loaded,
  type OfferedCode,
  type Policy,
} from '../../api.ts';
import { visible } from '../visible.ts';
import type { Door } from './door.ts';
import { wrapped } from './layout.ts';
import { choose } from './prompts.ts';

/** How a run may come to trust what presets bring. */
export interface Trusting {
  /** Hashes by `--trust`. */
  readonly named: readonly string[];
  /** Whether they are remembered: not by a run that writes nothing. */
  readonly remember: boolean;
  /** Folder of the run: nothing within it says what may run. */
  readonly root: string;
  /** Where a person may be asked; `null` where nobody ever is. */
  readonly door: Door | null;
}

/** The policy with the code of its presets, once all of it is trusted. Throws `UndecidedError` with the hash where it is not. */
export async function withTrusted({ policy, offered }: Loaded, trusting: Trusting): Promise<Policy> {
  const needed = neededCode(policy, offered);
  if (needed.length === 0) return policy;
  const file = placeOfTrust();
  const trusted = new Set(trustedHashes(file, trusting.root));
  for (const code of needed.filter(({ sha256 }) => !trusted.has(sha256))) {
    if (!trusting.named.includes(code.sha256)) await agree(code, policy, file, trusting);
    if (trusting.remember) remember(code, policy, file, trusting);
    trusted.add(code.sha256);
  }
  return { ...policy, code: await openCode(policy, offered, { trusted, known: templateNames() }) };
}

/** File of the user's own in which trust is remembered. */
export function placeOfTrust(): string {
  return trustPlace({ env: process.env, platform: process.platform, home: homedir() });
}

function remember({ sha256, layer }: OfferedCode, policy: Policy, file: string, { root, door }: Trusting): void {
  const whyNot = rememberTrust(file, root, { sha256, preset: bringer(policy, layer) });
  if (whyNot === null || door === null) return;
  const text = visible(`trusted for this run only: ${whyNot}`);
  door.say(wrapped(`  ${door.terminal.paint('warning', '!')} `, text, door.terminal.width));
}

/** Without a word the answer is no. */
async function agree(code: OfferedCode, policy: Policy, file: string, { named, door }: Trusting): Promise<void> {
  if (door?.interactive !== true) throw untrusted(code, policy, file, named);
  door.say(codeScreen(code, policy, door));
  for (;;) {
    const answer = await choose(door, 'trust', 'Do you trust it?', [
      { value: 'no', label: 'No, stop here', hint: '' },
      { value: 'show', label: 'Show it', hint: '' },
      { value: 'yes', label: 'Yes', hint: 'asked once for this hash' },
    ]);
    if (answer === 'yes') return;
    if (answer === 'no') throw untrusted(code, policy, file, named);
    door.say(code.files.flatMap(({ path, text }) => ['', `  ${visible(path)}`, ...text.split('\n').map(shownLine)]));
  }
}

function codeScreen(code: OfferedCode, policy: Policy, { terminal }: Door): readonly string[] {
  const what = `${bringer(policy, code.layer)} brings code that runs on this machine, with your rights:`;
  return [
    '',
    ...wrapped(`  ${terminal.paint('warning', '!')} `, visible(what), terminal.width),
    ...code.files.map(({ name, path, text }) => `    ${visible(`${name}  ${path}`)}, ${text.split('\n').length} lines`),
    `    sha256 ${code.sha256}`,
    '',
  ];
}

function untrusted(code: OfferedCode, policy: Policy, file: string, named: readonly string[]): UndecidedError {
  const what = `${bringer(policy, code.layer)} brings code that runs on this machine, and its hash is not trusted here`;
  const other = named.length === 0 ? '' : ', nor is it what --trust names';
  return new UndecidedError(visible(`${what}${other}: sha256 ${code.sha256}. Nothing was written.`), {
    hints: [
      `--trust ${code.sha256}     on the same command lets it run`,
      visible(`${file}     is where that is remembered`),
    ],
  });
}

function bringer({ layers }: Policy, layer: number): string {
  return `${layers[layer]?.name ?? ''} (${layers[layer]?.file ?? ''})`;
}

function shownLine(line: string): string {
  return `    ${visible(line)}`;
}
