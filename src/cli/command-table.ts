import type { CommandName } from './options.ts';

/** What help, completion and docs say of a command. */
export interface CommandEntry {
  readonly name: CommandName;
  /** What it takes besides options. */
  readonly takes: string;
  readonly help: string;
  /** Values of its argument, where they are known. */
  readonly values: readonly string[];
}

/** Shells that completion knows. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** The command of a call that names none. */
export const defaultCommand: CommandName = 'retrofit';

export const commands: readonly CommandEntry[] = [
  { name: 'new', takes: '[stack] [dir]', help: 'start a service, with its container files', values: [] },
  { name: 'retrofit', takes: '[dir]', help: 'detect, ask, show, write the container files', values: [] },
  { name: 'update', takes: '[dir]', help: 'renew the files, merge in what you changed', values: [] },
  { name: 'check', takes: '[dir…]', help: 'for CI: fail when files no longer fit the repo', values: [] },
  { name: 'restore', takes: '[dir]', help: 'bring back files that you deleted', values: [] },
  { name: 'audit', takes: '[path…]', help: 'find and mend faults in container files', values: [] },
  { name: 'explain', takes: '<what>', help: 'say why a rule, a promise or a line is there', values: [] },
  { name: 'pin', takes: '[path…]', help: 'write digests behind tags; asks registries', values: [] },
  { name: 'verify', takes: '[dir]', help: 'build and run the image, prove the contract', values: [] },
  { name: 'context', takes: '[dir]', help: 'list what a build sends, and secrets in it', values: [] },
  {
    name: 'catalogue',
    takes: '',
    help: 'show images, versions and end-of-life dates',
    values: [],
  },
  { name: 'merge-reports', takes: '<file…>', help: 'join reports of check --shard', values: [] },
  {
    name: 'defaults',
    takes: '<action> [what…]',
    help: 'make, check and explain team defaults',
    values: ['init', 'test', 'schema', 'validate', 'explain'],
  },
  { name: 'completion', takes: '<shell>', help: 'print the completion script of bash, zsh or fish', values: shells },
];
