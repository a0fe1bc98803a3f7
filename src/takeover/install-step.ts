import type { Command } from '../model/dockerfile.ts';
import { languageInstall } from '../rules/_shared/language-installs.ts';
import type { Known } from './known-steps.ts';
import type { Reading } from './reading.ts';

const INSTALLS: Readonly<Record<string, string>> = {
  npm: 'npm ci',
  pnpm: 'pnpm install --frozen-lockfile',
  yarn: 'yarn install from the lockfile',
  bun: 'bun install --frozen-lockfile',
  uv: 'uv sync from the lockfile',
  poetry: 'pip with the hashes of poetry.lock',
  pip: 'pip in a virtual environment of its own',
  bundle: 'bundle install from the lockfile',
};
/** Tools that install what a language needs, and which the builder brings or does without. */
const INSTALLERS =
  /^(?:pip|setuptools|wheel|poetry|uv|pipenv|virtualenv|bundler|npm|pnpm|yarn|corepack|bun|n|node-gyp)$/;
const RUNNERS = /^(?:pm2|nodemon|forever|supervisor|ts-node|tsx|serve|http-server|concurrently)$/;

/** An install by a language's package manager; `null` for anything else. */
export function installStep(command: Command, { facts }: Reading): Known | null {
  const install = languageInstall({ command });
  if (install === null) return null;
  if (install.tool === 'go') return { fate: 'removed', note: 'a tool for building, and nothing of it is shipped' };
  const manager = facts.manager?.value.split(' ')[0] ?? install.tool;
  const ours: Known = { fate: 'replaced', note: INSTALLS[manager] ?? 'an install from the lockfile' };
  return install.kind === 'lock'
    ? ours
    : namedStep(
        install.packages.map(({ value }) => nameOf(value)),
        facts,
        ours,
      );
}

function namedStep(names: readonly string[], facts: Reading['facts'], ours: Known): Known {
  const extra = names.filter((name) => !INSTALLERS.test(name) && !RUNNERS.test(name));
  if (names.some((name) => INSTALLERS.test(name)) && extra.length === 0)
    return { fate: 'replaced', note: 'the builder has it in the version that the repo asks for (H7)' };
  if (extra.length === 0)
    return { fate: 'removed', note: 'the program runs by itself; what restarts it is the platform' };
  if (extra.every((name) => isLocked(name, facts))) return ours;
  return {
    fate: 'asks',
    note: 'is in no lockfile: add it there',
    doubt: `${extra.join(', ')} is installed here and stands in no lockfile: add it to the manifest first`,
  };
}

/** Whether a stack read the package from its lockfile, where it keeps them. */
function isLocked(name: string, { details }: Reading['facts']): boolean {
  const packages = (details as { readonly packages?: readonly { readonly name: string }[] }).packages ?? [];
  return packages.some((one) => one.name === name.toLowerCase().replaceAll('_', '-'));
}

function nameOf(word: string): string {
  return /^(@[^/]+\/[^@]+|[^@=<>~![;\s]+)/.exec(word)?.[0] ?? word;
}
