import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { readJson, textAt } from '../../_shared/json-file.ts';

/** Folder that the TypeScript compiler writes to. */
export function outDir(repo: Repo): Found<string> | null {
  for (const file of ['tsconfig.build.json', 'tsconfig.json']) {
    const json = readJson(repo, file, true);
    const found = json === null ? null : textAt(json, 'compilerOptions', 'outDir');
    if (found !== null) return { value: found.value.replace(/^\.\/|\/+$/g, ''), from: found.from };
  }
  return null;
}
