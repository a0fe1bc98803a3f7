import { packagesOf, type GoFile, type Packages } from '../../../src/stacks/go/scan/packages.ts';

/** Packages of a module given as path → text. */
export function packagesIn(files: Readonly<Record<string, string>>, nested: readonly string[] = []): Packages {
  return packagesOf(Object.keys(files).toSorted(), nested, (path) => files[path] ?? null);
}

/** Every Go file of such a module. */
export function goFiles(files: Readonly<Record<string, string>>): readonly GoFile[] {
  const packages = packagesIn(files);
  return packages.folders.flatMap((folder) => packages.files(folder));
}

/** One file of `package main` with this text behind its package line. */
export function mainFile(text: string): readonly GoFile[] {
  return goFiles({ 'main.go': `package main\n${text}` });
}
