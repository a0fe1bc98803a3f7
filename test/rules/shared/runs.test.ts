import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { resolveStages } from '../../../src/dockerfile/resolve.ts';
import { hasOption, isPosix, operands, runsOf, subcommand } from '../../../src/rules/_shared/runs.ts';
import { command } from './command.ts';

describe('whether an option stands in a command', () => {
  it.each<[text: string, options: string[], has: boolean]>([
    ['apt-get -y install', ['-y'], true],
    ['apt-get -qy install', ['-y'], true],
    ['apt-get -qqyf install', ['-y'], true],
    ['wget -qO- x', ['-q'], true],
    ['apt-get --yes install', ['-y', '--yes'], true],
    ['apt-get --yes=true install', ['--yes'], true],
    ['apt-get a--yes=', ['--yes'], false],
    ['apt-get --assume-yes', ['-y'], false],
    ['x --yes', ['-yes'], false],
    ['x -yz', ['-yes'], false],
    ['x -ab=y', ['-y'], false],
    ['x -1y', ['-y'], false],
    ['-y x', ['-y'], false],
    ['x -abc', ['--b'], false],
  ])('%s %j: %s', (text, options, has) => {
    expect(hasOption(command(text), ...options)).toBe(has);
  });
});

it.each<[text: string, sub: string, rest: string[]]>([
  ['npm install a -D b', 'install', ['a', 'b']],
  ['npm --loglevel run build', 'run', ['build']],
  ['npm a- b- -c', 'a-', ['b-']],
  ['npm --version', '', []],
  ['npm', '', []],
])('%s: sub-command and operands', (text, sub, rest) => {
  expect(subcommand(command(text))).toBe(sub);
  expect(operands(command(text)).map(({ value }) => value)).toEqual(rest);
});

describe('the commands that a build runs', () => {
  const stagesOf = (text: string) => resolveStages(parseDockerfile(text), { contractOf: () => null, buildArgs: {} });
  it('are those of RUN, also in an ONBUILD', () => {
    const stages = stagesOf('FROM a\nRUN x && y\nCMD z\nONBUILD RUN w\nFROM b\nENTRYPOINT ["v"]');
    const runs = runsOf(stages);
    expect(runs.map(({ command: { name }, stage }) => `${stage.index} ${name}`)).toEqual(['0 x', '0 y', '0 w']);
    expect(runsOf(stages)).toBe(runs);
    expect(runsOf([...stages])[0]).toBe(runs[0]);
  });
  it.each<[shell: string, posix: boolean]>([
    ['["/bin/bash", "-c"]', true],
    ['["sh", "-c"]', true],
    ['["dash"]', true],
    ['["/bin/ash"]', true],
    ['["powershell", "-Command"]', false],
    ['["/usr/bin/fish", "-c"]', false],
    ['["cmd", "/S", "/C"]', false],
    ['["bash.exe"]', false],
    ['["pwsh"]', false],
  ])('SHELL %s: %s', (shell, posix) => {
    const stages = stagesOf(`FROM a\nSHELL ${shell}\nRUN x`);
    expect(stages.map(isPosix)).toEqual([posix]);
    expect(runsOf(stages)).toHaveLength(posix ? 1 : 0);
  });
});
