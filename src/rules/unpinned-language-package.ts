import type { Command } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { languageInstalls } from './_shared/language-installs.ts';
import { argsOf, hasOption, subcommand } from './_shared/runs.ts';

export default defineRule({
  name: 'unpinned-language-package',
  summary: 'Packages that a command names have a version.',
  severity: 'medium',
  builder: 'less',
  references: [
    'hadolint DL3013',
    'hadolint DL3016',
    'hadolint DL3028',
    'hadolint DL3062',
    'KICS 02d9c71f',
    'KICS e36d8880',
    'KICS 22cd11f7',
    'droast DF051',
    'droast DF053',
    'droast DF054',
    'OpenSSF Scorecard Pinned-Dependencies',
  ],
  messages: { unpinned: '{tool} takes whatever version of {package} is newest' },
  check({ stages }, report) {
    for (const { run, install } of languageInstalls(stages)) {
      if (install.kind === 'lock') continue;
      const word = install.packages.find(
        (candidate) => candidate.literal && !isPinned(install.tool, candidate.value, run.command),
      );
      if (word) report({ at: word, message: 'unpinned', data: { tool: install.tool, package: word.value } });
    }
  },
});

/** What a version looks like to each tool; the others read `name@version`. */
const PINS: Readonly<Record<string, (name: string, command: Command) => boolean>> = {
  pip: pythonPin,
  uv: pythonPin,
  pipx: pythonPin,
  gem: (name, command) =>
    /:\d/.test(name) || hasOption(command, '-v', '--version') || argsOf(command).some((arg) => arg.startsWith('-v')),
  cargo: (name, command) =>
    /@\d/.test(name) || argsOf(command).some((arg) => /^--(?:version|vers|path|rev|tag)(?:=|$)/.test(arg)),
  go: (name, command) =>
    subcommand(command) === 'get' || /@v\d|@[0-9a-f]{7,}/.test(name) || !name.includes('.') || name.includes('...'),
};

function pythonPin(name: string, command: Command): boolean {
  return /===?\s*\d|@\s*\S/.test(name) || hasOption(command, '--require-hashes', '-c', '--constraint') || name === '.';
}

function isPinned(tool: string, name: string, command: Command): boolean {
  if (/^(?:\.|\/|file:)|\.(?:tgz|whl|gem|tar\.gz)$/.test(name)) return true;
  const pin = Object.hasOwn(PINS, tool) ? PINS[tool] : undefined;
  return pin ? pin(name, command) : /.@(?:\d|npm:|https?:|git)/.test(name) || /^(?:git\+|https?:)/.test(name);
}
