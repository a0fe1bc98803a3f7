import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { SourceFile } from '../detect/sources.ts';
import { serverFor } from '../detect/server.ts';
import type { LockedPackage } from '../facts.ts';
import { django, djangoAsgi } from './django.ts';
import { fastapi } from './fastapi.ts';
import { flask } from './flask.ts';
import type { Framework } from './framework.ts';
import { starlette } from './starlette.ts';
import { worker } from './worker.ts';

/** Django first, because its folders name it. */
const SERVED: readonly Framework[] = [django, djangoAsgi, fastapi, starlette, flask];

/** A framework with every program of it that the repo has. */
export interface Programs {
  readonly framework: Framework;
  readonly entries: readonly Found<string>[];
}

/**
 * The first framework that has a program in the repo and, where one of them has, a server among the packages; a worker where none has a
 * program, since anything may start itself.
 */
export function frameworkOf(files: readonly SourceFile[], repo: Repo, packages: readonly LockedPackage[]): Programs {
  const found = SERVED.map((framework) => ({ framework, entries: framework.entries(files, repo) }));
  const programs = found.filter(({ entries }) => entries.length > 0);
  const served = programs.find(({ framework }) => serverFor(framework.appInterface, packages) !== '');
  return served ?? programs[0] ?? { framework: worker, entries: worker.entries(files, repo) };
}
