import type { Answers } from '../../model/answers.ts';
import type { Blocker, Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { imageName } from '../_shared/safe.ts';
import { findWritable } from './detect/disk.ts';
import { indexAddresses, literalLogins, PIP_CONFIG, privateIndexes } from './detect/indexes.ts';
import { healthRoute } from './detect/health.ts';
import { listeningPort } from './detect/listening.ts';
import { installation, type Installation } from './detect/manager.ts';
import { projectBuild, projectFiles } from './detect/project.ts';
import { quoted, readPyproject, type Pyproject } from './detect/pyproject.ts';
import { secretProposals } from './detect/secrets.ts';
import { procfileStart, serverFor } from './detect/server.ts';
import { firstMatch, sourceFiles, sourcePatterns, type SourceFile } from './detect/sources.ts';
import { uvVersion } from './detect/uv-version.ts';
import { pythonVersion } from './detect/version.ts';
import type { PythonDetails } from './facts.ts';
import { staticFiles } from './frameworks/django.ts';
import type { Framework } from './frameworks/framework.ts';
import { frameworkOf } from './frameworks/index.ts';

/** A folder with packages to install, or with Django's manage.py, is a Python service. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<PythonDetails> | null {
  const pyproject = readPyproject(repo);
  const installed = installation(repo, pyproject);
  if (installed === null) return null;
  const files = sourceFiles(repo);
  const { framework, entries } = frameworkOf(files, repo, installed.packages);
  const version = pythonVersion(repo, pyproject, catalogue, given);
  const addresses = [...indexAddresses(repo, pyproject), ...installed.indexes];
  const details = detailsOf(repo, pyproject, installed, files, framework);
  const server = framework.appInterface !== 'none';
  return {
    stack: 'python',
    service: '',
    name: nameOf(repo, pyproject),
    shape: server ? 'server' : 'worker',
    framework: shownFramework(framework, installed, entries),
    runtime: version.runtime,
    manager: installed.shown,
    entries: preferred(repo, entries),
    start: entries.length === 0 ? scriptStart(repo, pyproject, details) : null,
    port: server ? listeningPort(repo, files) : null,
    health: server ? healthRoute(files, framework.title === 'Django') : null,
    writable: findWritable(files),
    secrets: secretProposals(privateIndexes(addresses)),
    buildArgs: [],
    conflicts: version.conflicts,
    blockers: [
      ...version.blockers,
      ...literalLogins(addresses),
      ...installed.blockers,
      ...(details.manager === 'uv' ? uvVersion(repo, pyproject, catalogue) : []),
      ...withoutServer(framework, details, entries, given),
    ],
    details,
  };
}

function detailsOf(
  repo: Repo,
  pyproject: Pyproject | null,
  installed: Installation,
  files: readonly SourceFile[],
  framework: Framework,
): PythonDetails {
  const { manager, managerVersion, lock, manifests, packages } = installed;
  const start = procfileStart(repo);
  const project = projectBuild(pyproject, manager);
  const named = start !== null && packages.some(({ name }) => name === start.program);
  return {
    manager,
    managerVersion,
    lock,
    manifests,
    pipConfig: repo.has(PIP_CONFIG) ? PIP_CONFIG : '',
    packages,
    project,
    sources: [...sourcePatterns(repo, files), ...(project === null ? [] : projectFiles(repo))],
    server: named && framework.appInterface !== 'none' ? start.program : serverFor(framework.appInterface, packages),
    appInterface: framework.appInterface,
    serverWords: named ? start.words : [],
    staticFiles: staticFiles(files, repo),
    handlesTerm: framework.appInterface !== 'none' || firstMatch(files, /(SIGTERM)/) !== null,
  };
}

/** The one script of a packaged program that no framework and no module tells. */
function scriptStart(
  repo: Repo,
  pyproject: Pyproject | null,
  { project }: PythonDetails,
): Found<readonly string[]> | null {
  const [name, ...more] = Object.keys(pyproject?.project?.scripts ?? {});
  if (project === null || name === undefined || more.length > 0 || !/^[\w.-]+$/.test(name)) return null;
  return { value: [`/opt/venv/bin/${name}`], from: quoted(repo, name.replaceAll('.', '\\.'), name)?.from ?? '' };
}

function nameOf(repo: Repo, pyproject: Pyproject | null): Found<string> {
  const name = quoted(repo, 'name', pyproject?.project?.name ?? pyproject?.tool?.poetry?.name);
  if (name !== null) return { ...name, value: imageName(name.value) };
  return { value: imageName(repo.root.replaceAll('\\', '/')), from: '' };
}

function shownFramework(
  framework: Framework,
  { packages }: Installation,
  entries: readonly Found<string>[],
): Found<string> | null {
  const [entry] = entries;
  if (framework.packageName === '' || entry === undefined) return null;
  const version = packages.find(({ name }) => name === framework.packageName)?.version ?? '';
  return { value: `${framework.title} ${version.split('.').slice(0, 2).join('.')}`.trim(), from: entry.from };
}

/** What the Procfile starts is the program, whatever else could be started. */
function preferred(repo: Repo, entries: readonly Found<string>[]): readonly Found<string>[] {
  const start = procfileStart(repo);
  const named = entries.filter((entry) => entry.value === start?.value);
  return named.length === 1 && start !== null ? [{ value: start.value, from: start.from }] : entries;
}

/** Flask's and Django's own servers are for development only. */
function withoutServer(
  framework: Framework,
  details: PythonDetails,
  entries: readonly Found<string>[],
  given: Answers,
): readonly Blocker[] {
  if (framework.appInterface === 'none' || details.server !== '' || given.start !== undefined) return [];
  const server = framework.appInterface === 'asgi' ? 'uvicorn' : 'gunicorn';
  return [
    {
      name: 'no-server',
      message: `${framework.title} needs a server to run it, and no package of this repo is one.`,
      from: entries[0]?.from ?? '',
      hints: [`add ${server} to the packages`, 'ironhull retrofit --start WORDS     names the program that serves it'],
    },
  ];
}
