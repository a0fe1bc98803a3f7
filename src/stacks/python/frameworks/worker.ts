import type { Found } from '../../../model/evidence.ts';
import { allMatches, type SourceFile } from '../detect/sources.ts';
import type { Framework } from './framework.ts';

/** A program that no server runs: a package with `__main__.py`, else a module that starts itself. */
export const worker: Framework = {
  title: 'worker',
  packageName: '',
  appInterface: 'none',
  entries: (files) => {
    const packages = files.filter(({ path }) => path.endsWith('/__main__.py'));
    return packages.length > 0 ? packages.map(packageEntry) : selfStarting(files);
  },
};

function packageEntry({ path, module }: SourceFile): Found<string> {
  return { value: module.replace(/\.__main__$/, ''), from: path };
}

function selfStarting(files: readonly SourceFile[]): readonly Found<string>[] {
  return allMatches(files, /^(if __name__ ==)/gm, '__name__').map(({ from, file }) => ({ value: file.module, from }));
}
