import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { externalImages } from '../../src/verify/dockerfile-text.ts';
import { dockerEnv } from '../../test/lab/bring-up/services.ts';
import { labHome } from '../../test/lab/home.ts';
import type { Finding, Judge } from './finding.ts';

/** No builder answers, so that one judge cannot speak. */
export class NoBuilder extends Error {}

/** `docker buildx build --check`, by the lab's builder where the lab is up, else by the user's own. */
export const buildCheck: Judge = {
  name: 'buildx build --check',
  async findings(files) {
    const env = await builder();
    const empty = await mkdtemp(join(tmpdir(), 'ironhull-judges-'));
    try {
      const queue = [...files];
      const found: Finding[] = [];
      const worker = async (): Promise<void> => {
        for (let file = queue.shift(); file !== undefined; file = queue.shift())
          found.push(...(await check(file, empty, env)));
      };
      await Promise.all(Array.from({ length: 2 * availableParallelism() }, worker));
      return found;
    } finally {
      await rm(empty, { recursive: true, force: true });
    }
  },
};

type Environment = Readonly<Record<string, string>>;

async function builder(): Promise<Environment> {
  const home = labHome();
  const lab = await access(home.dockerSocket).then(
    () => true,
    () => false,
  );
  const env = lab ? dockerEnv(home) : {};
  const answer = await execa('docker', ['buildx', 'inspect', '--bootstrap'], { env, reject: false });
  if (answer.failed) throw new NoBuilder(answer.stderr.trim().split('\n').at(-1));
  return env;
}

/** An empty folder stands for every base: the checks read the file, not the images. */
async function check(file: string, empty: string, env: Environment): Promise<readonly Finding[]> {
  const images = externalImages(await readFile(file, 'utf8')).map(({ reference }) => reference);
  const bases = [...new Set(images)].filter((reference) => reference !== 'scratch');
  const contexts = bases.flatMap((reference) => ['--build-context', `${reference}=${empty}`]);
  const args = ['buildx', 'build', '--check', '-f', file, ...contexts, empty];
  const result = await execa('docker', args, { env, reject: false, timeout: 120_000 });
  const said = `${result.stdout}\n${result.stderr}`;
  const warnings = [...said.matchAll(/^WARNING: (\w+)[^\n]*\n([^\n]*)(?:[\s\S]*?:(\d+)\n-{4})?/gm)];
  if (result.failed && warnings.length === 0)
    return [{ file, line: 0, code: 'build-check', message: said.trim().split('\n').at(-1) ?? '' }];
  return warnings.map(([, code = '', message = '', line = '0']) => ({ file, line: Number(line), code, message }));
}
