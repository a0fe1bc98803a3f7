import { expect, it } from 'vitest';
import { makeBelongings } from '../../src/verify/belongings.ts';
import type { Docker } from '../../src/verify/docker.ts';

/** A docker that answers by its first words, and what it was told. */
function docker(answers: Readonly<Record<string, string>>): { readonly said: string[]; readonly run: Docker } {
  const said: string[] = [];
  const run: Docker = async (args, { cleanUp = false } = {}) => {
    const line = args.join(' ');
    said.push(`${cleanUp ? 'clean up: ' : ''}${line}`);
    const refused = answers[args[0] ?? ''] === 'refused';
    return { ok: !refused, code: refused ? 1 : 0, stdout: answers[args[0] ?? ''] ?? '', stderr: 'pool is full' };
  };
  return { said, run };
}

it('removes what carries its name, also what it was never told of', async () => {
  const { said, run } = docker({ ps: 'c1\nc2\n', image: 'ironhull-verify-x:0\nironhull-verify-x:1\n' });
  const made = await makeBelongings(run);
  if ('failed' in made) throw new Error(made.failed);
  expect([made.newTag(), made.newTag()]).toEqual([`${made.name}:0`, `${made.name}:1`]);
  await made.remove();
  expect(said).toEqual([
    `network create --internal ${made.name}`,
    `clean up: ps --all --quiet --filter label=io.github.ironhull.verify=${made.name}`,
    'clean up: rm --force --volumes c1 c2',
    `clean up: network rm ${made.name}`,
    `clean up: image ls --format {{.Repository}}:{{.Tag}} ${made.name}`,
    'clean up: image rm --force ironhull-verify-x:0 ironhull-verify-x:1',
  ]);
});

it('says why the engine makes no network, and cleans up all the same', async () => {
  const { said, run } = docker({ network: 'refused' });
  expect(await makeBelongings(run)).toEqual({ failed: 'no network could be made: pool is full' });
  expect(said.at(-1)).toMatch(/^clean up: image ls/);
});
