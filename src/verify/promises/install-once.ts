import { cp, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { BuildArgs } from '../build-args.ts';
import { rebuild, type Bench } from '../bench.ts';
import type { BuildRequest } from '../build.ts';
import { layersOf, newLayers } from '../layers.ts';
import { broken, judge, notApplicable, type HardeningPromise } from '../promise.ts';

/** Commands that fetch or install dependencies. */
const INSTALLS =
  /\b(?:npm\s+(?:\S+\s+)*?(?:ci|i|install|rebuild)|pnpm\s+(?:\S+\s+)*?(?:i|install|fetch|rebuild)|yarn(?:\s+install|\s+rebuild|\s*(?:&&|$))|bun\s+(?:i|install)|pip3?\s+(?:\S+\s+)*?(?:install|download)|uv\s+(?:sync|pip\s+(?:install|sync))|poetry\s+(?:install|sync|export)|pipenv\s+(?:install|sync)|pdm\s+(?:install|sync)|go\s+mod\s+(?:download|vendor)|go\s+get|apt(?:-get)?\s+(?:\S+\s+)*?(?:install|upgrade)|apk\s+(?:\S+\s+)*?(?:add|upgrade)|cargo\s+(?:fetch|chef\s+cook|install(?!\s.*--path))|dotnet\s+restore|(?:mvnw?|gradlew?)\s(?!.*\s(?:-o|--offline)\s).*)\b/;

/** The repo made into a package and put in place, without the network and beside dependencies that are there: a build, not an install. */
const OWN_PACKAGE =
  /--network=none\s.*(?:\bpip3?\s.*\binstall\s.*--no-deps\s+--no-index\s.*\s\.$|\buv\s+sync\s(?=.*--offline\b).*--no-index\b)/;

/** What a comment begins and ends with, by file ending. */
const COMMENTS: Readonly<Record<string, readonly [open: string, close?: string]>> = {
  '.go': ['//'],
  '.js': ['//'],
  '.mjs': ['//'],
  '.cjs': ['//'],
  '.ts': ['//'],
  '.tsx': ['//'],
  '.jsx': ['//'],
  '.py': ['#'],
  '.vue': ['<!--', ' -->'],
  '.html': ['<!--', ' -->'],
  '.css': ['/*', ' */'],
  '.rb': ['#'],
  '.rs': ['//'],
  '.java': ['//'],
  '.kt': ['//'],
  '.scala': ['//'],
  '.cs': ['//'],
  '.fs': ['//'],
};

/** Languages whose programs know their lines: a line at the top changes the program, a comment at the end does not. */
const COMPILED = new Set(['.go', '.rs', '.java', '.kt', '.scala', '.cs', '.fs']);

/** H17: a change of source, version, revision and date costs no install. */
export const installOnce: HardeningPromise = {
  id: 'H17',
  title: 'a source change re-runs no install and no download',
  async prove(bench) {
    const installs = bench.build.steps.filter(({ title }) => installsDependencies(title));
    const source = await sourceFile(bench);
    if (source === null) return notApplicable('no source file reaches the build');
    const tag = bench.newTag();
    const run = await rebuild(bench, { ...(await aReleaseLater(bench, source)), tag });
    if (!run.ok) return broken(`the build fails after a change to ${source}`);
    const before = bench.image.layers.map(({ diffId }) => diffId);
    const after = await layersOf(bench.docker, tag);
    const again = run.steps.filter(({ title, cached }) => installsDependencies(title) && !cached);
    return judge(
      again.map(({ title }) => `runs again: ${title.slice(0, 120)}`),
      `${installs.length} install step(s) cached after a change to ${source}; ${run.seconds.toFixed(1)} s; ${newLayers(before, after)}`,
    );
  },
};

/** The same build a release later: a line more in that source file. */
async function aReleaseLater(bench: Bench, source: string): Promise<Partial<BuildRequest>> {
  const context = join(bench.folder, 'changed');
  await cp(bench.context, context, { recursive: true, verbatimSymlinks: true });
  const path = join(context, source);
  await writeFile(path, withComment(await readFile(path, 'utf8'), source, `${process.pid}-${bench.tag}`));
  return {
    context,
    dockerfile: bench.dockerfile.replace(bench.context, context),
    args: { ...bench.args, ...later(bench) },
  };
}

function withComment(text: string, source: string, what: string): string {
  const [open = '', close = ''] = COMMENTS[extname(source)] ?? [];
  const comment = `${open} changed ${what}${close}`;
  return COMPILED.has(extname(source)) ? `${comment}\n\n${text}` : `${text}\n${comment}\n`;
}

/** The arguments that the file takes, as a later build gives them. */
function later({ args, tag }: Bench): BuildArgs {
  const changed = { VERSION: '1.2.4', REVISION: tag, CREATED: '2026-02-03T04:05:06Z' };
  return Object.fromEntries(Object.entries(changed).filter(([name]) => name in args));
}

function installsDependencies(title: string): boolean {
  return INSTALLS.test(title) && !OWN_PACKAGE.test(title.trim());
}

/** The first source file of the app that the build is sent. */
async function sourceFile(bench: Bench): Promise<string | null> {
  const sent = await bench.sent();
  const sources = sent.filter(
    (path) =>
      COMMENTS[extname(path)] !== undefined &&
      !/(?:^|\/)(?:node_modules|vendor|test|tests)\/|\.config\.|\.cjs$|(?:^|\/)setup\.py$/.test(path),
  );
  return sources.toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0] ?? null;
}
