import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { SourceFile } from '../detect/sources.ts';
import { django } from './django.ts';
import { fastapi } from './fastapi.ts';
import { flask } from './flask.ts';
import type { Framework } from './framework.ts';
import { starlette } from './starlette.ts';
import { worker } from './worker.ts';

/** Django first, because its folders name it; a worker last, because anything may start itself. */
const FRAMEWORKS: readonly Framework[] = [django, fastapi, starlette, flask, worker];

/** The first framework that has a program in the repo, with all its programs; a worker without any when none has. */
export function frameworkOf(
  files: readonly SourceFile[],
  repo: Repo,
): { readonly framework: Framework; readonly entries: readonly Found<string>[] } {
  for (const framework of FRAMEWORKS) {
    const entries = framework.entries(files, repo);
    if (entries.length > 0) return { framework, entries };
  }
  return { framework: worker, entries: [] };
}
