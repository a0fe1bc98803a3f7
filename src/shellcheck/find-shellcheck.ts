import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Absolute path of an installed ShellCheck; `null` when PATH has none. Relative folders in PATH are not looked at: a repo could lie there. */
export function findShellcheck(path: string = process.env['PATH'] ?? ''): string | null {
  for (const folder of path.split(delimiter).filter((one) => isAbsolute(one))) {
    for (const name of ['shellcheck', 'shellcheck.exe']) if (isProgram(join(folder, name))) return join(folder, name);
  }
  return null;
}

function isProgram(file: string): boolean {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
