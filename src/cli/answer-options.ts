import type { AnswerKey, Answers } from '../model/answers.ts';
import type { AnswerOption } from './option.ts';
import { stackNames } from './stack-names.ts';

type Family = NonNullable<Answers['base']>;
type Row = Omit<AnswerOption, 'answer' | 'commands' | 'choices'> & { readonly choices?: readonly string[] };

const families = [
  'distroless',
  'slim',
  'alpine',
  'jlink',
  'scratch',
  'unprivileged',
  'chainguard',
  'dhi',
] as const satisfies readonly Family[];

/** A row per answer: an answer without a flag does not compile. */
const rows: Readonly<Record<AnswerKey, Row>> = {
  stack: {
    title: 'stack',
    name: 'stack',
    kind: 'choice',
    value: 'STACK',
    choices: stackNames,
    expects: `one of ${stackNames.join(', ')}`,
    help: 'stack to use where several were seen',
  },
  name: {
    title: 'image name',
    name: 'name',
    kind: 'text',
    value: 'NAME',
    expects: 'an image name: lower-case letters, digits, dots, dashes',
    help: 'name of the image',
  },
  base: {
    title: 'base image',
    name: 'base',
    kind: 'choice',
    value: 'FAMILY',
    choices: families,
    expects: `one of ${families.join(', ')}`,
    help: 'what the image is based on',
  },
  runtime: {
    title: 'version',
    name: 'runtime',
    kind: 'text',
    value: 'VERSION',
    expects: 'a version such as 24 or 3.13.2',
    help: 'runtime version or release line, as in 24 or 3.13',
  },
  entry: {
    title: 'program',
    name: 'entry',
    kind: 'text',
    value: 'ENTRY',
    expects: 'a path or module',
    help: 'program to ship where several were seen',
  },
  start: {
    title: 'start',
    name: 'start',
    kind: 'words',
    value: '"WORDS"',
    expects: 'a program and its arguments on one line',
    help: 'program to run and its arguments, without a shell',
  },
  port: {
    title: 'port',
    name: 'port',
    kind: 'number',
    value: 'PORT',
    none: null,
    expects: 'a port from 1024 to 65535',
    help: 'TCP port it listens on, 1024 to 65535',
  },
  health: {
    title: 'health',
    name: 'health',
    kind: 'text',
    value: 'PATH',
    none: null,
    expects: 'a path such as /healthz',
    help: 'path that answers when it is well',
  },
  probe: {
    title: 'health probe',
    name: 'probe',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'compile a small health probe into an image without other means',
  },
  startupCache: {
    title: 'startup cache',
    name: 'startup-cache',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'start a Spring Boot program once while building, so that it starts faster',
  },
  cargoChef: {
    title: 'cargo-chef',
    name: 'cargo-chef',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'compile crates in a layer of their own, for a CI that keeps layers',
  },
  cargoAuditable: {
    title: 'cargo-auditable',
    name: 'cargo-auditable',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'write the list of crates into a Rust program, for scanners',
  },
  secrets: {
    title: 'secrets',
    name: 'secret',
    kind: 'list',
    value: 'KIND',
    none: [],
    expects: 'a kind such as npm or custom:NAME',
    help: 'secret the build needs, as in npm or custom:NAME',
  },
  writable: {
    title: 'writes to',
    name: 'writable',
    kind: 'list',
    value: 'PATH',
    none: [],
    expects: 'a plain absolute path',
    help: 'absolute path the program writes to',
  },
  buildArgs: {
    title: 'build variables',
    name: 'build-arg',
    kind: 'list',
    value: 'NAME',
    none: [],
    expects: 'a variable name',
    help: 'public variable the build reads',
  },
  include: {
    title: 'also sends',
    name: 'include',
    kind: 'list',
    value: 'PATH',
    none: [],
    expects: 'a plain path inside the folder',
    help: 'further file or folder the build needs',
  },
  unlocked: {
    title: 'without a lockfile',
    name: 'unlocked',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'go on without a lockfile, and say so in the file',
  },
  endOfLife: {
    title: 'past its end of life',
    name: 'end-of-life',
    kind: 'switch',
    value: '',
    expects: 'true or false',
    help: 'go on with an ended release line, and say so',
  },
};

/** Options that answer a question, in the order of help. */
export const answerOptions: readonly AnswerOption[] = Object.entries(rows).map(([answer, row]) =>
  answering(answer as AnswerKey, row),
);

function answering(answer: AnswerKey, row: Row): AnswerOption {
  return { choices: [], ...row, answer, commands: ['new', 'retrofit'] };
}
