import { flag, type Option } from './option.ts';

function text(name: string, value: string, help: string): Option {
  return { name, kind: 'text', value, choices: [], help, commands: ['verify'] };
}

/** Options that say what is built and run, and how. */
export const verifyOptions: readonly Option[] = [
  text('file', 'PATH', 'Dockerfile to build (default Dockerfile or Containerfile in the folder)'),
  text('target', 'STAGE', 'stage to build (default the last)'),
  {
    name: 'build-flags',
    kind: 'words',
    value: 'WORDS',
    choices: [],
    help: "flags of docker build, as in '--secret id=npm,env=NPM_TOKEN'",
    commands: ['verify'],
  },
  {
    name: 'run-env',
    kind: 'list',
    value: 'NAME=VALUE',
    choices: [],
    help: 'variable that the program needs to start',
    commands: ['verify'],
  },
  {
    name: 'tmpfs',
    kind: 'list',
    value: 'PATH',
    choices: [],
    help: 'path the program may write to (default /tmp)',
    commands: ['verify'],
  },
  text('port', 'PORT', 'port that is asked (default the one that the image exposes)'),
  text('path', 'PATH', 'path that is asked (default /)'),
  text('slow-path', 'PATH', 'path that takes about a second, to be open at the stop'),
  text('minutes', 'N', 'end after this many minutes (default 60)'),
  flag('sarif', 'print what does not hold as SARIF', ['verify']),
];
