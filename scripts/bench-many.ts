import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { discard, readCase, restore } from '../test/case.ts';

/** Services that the repositories are made from, so that each stack has its share. */
const SOURCES = [
  ['node', 'express-npm'],
  ['python', 'fastapi-uv'],
  ['go', 'chi'],
  ['node', 'fastify-ts'],
] as const;

/** Different repositories that follow one preset: each with a label and a name of its own. */
export function manyRepos(root: string, count: number): readonly string[] {
  const sources = SOURCES.map(([stack, name]) => restore(readCase(stack, name)));
  const repos = Array.from({ length: count }, (_, at) => join(root, `repo-${at}`));
  for (const [at, repo] of repos.entries()) {
    cpSync(sources[at % sources.length] ?? '', repo, { recursive: true });
    mkdirSync(join(repo, '.git'));
    writeFileSync(join(repo, 'acme.yaml'), 'schemaVersion: 1\nname: Acme\nuser: { uid: 10001 }\nlock: [user]\n');
    writeFileSync(
      join(repo, 'ironhull.config.yaml'),
      `schemaVersion: 1\nextends: [./acme.yaml]\ndefaults: { name: repo-${at} }\nlabels: { fixed: { com.acme.repo: repo-${at} } }\n`,
    );
  }
  sources.forEach(discard);
  return repos;
}

/** Module that gives every repository its files, then checks all in one process and prints the median in milliseconds. */
export function checkingAll(api: string, main: string, repos: readonly string[]): string {
  return `import * as ironhull from ${JSON.stringify(api)};
    import { main } from ${JSON.stringify(main)};
    process.stderr.setMaxListeners(0);
    process.stdout.setMaxListeners(0);
    const repos = ${JSON.stringify(repos)};
    for (const repo of repos) await main(['retrofit', repo, '--yes', '--quiet'], process);
    const times = [];
    for (const path of repos) {
      const started = performance.now();
      const repo = ironhull.openRepo(path);
      const { state } = ironhull.readState(repo, '0.1.0');
      const find = ironhull.findLocked(state.presets ?? [], repo);
      const { policy } = await ironhull.loadPolicy(ironhull.workTreeOf(repo), find, null);
      const held = { repo, state, policy, today: '2026-11-28' };
      const found = await ironhull.checkPolicy(held);
      const services = ironhull.check({ ...held, generator: '0.1.0' }, []);
      if (found.length > 0 || services.some(({ stale }) => stale.length > 0)) throw new Error(path);
      times.push(performance.now() - started);
    }
    console.log(times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]);`;
}
