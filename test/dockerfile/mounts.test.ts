import { describe, expect, it } from 'vitest';
import { mountsOf } from '../../src/dockerfile/mounts.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const instructionOf = (line: string) => parseDockerfile(`FROM a\n${line}`).instructions[1]!;

describe('mounts', () => {
  const read = (flags: string) =>
    mountsOf(instructionOf(`RUN ${flags} x`)).map(({ type, id, target, from, env, required }) => [
      type,
      id,
      target,
      from,
      env,
      required,
    ]);
  it.each([
    ['--mount=target=/a', [['bind', null, '/a', null, null, false]]],
    ['--mount=type=bind,from=b,dst=/a', [['bind', null, '/a', 'b', null, false]]],
    ['--mount=type=cache,destination=/a,id=i', [['cache', 'i', '/a', null, null, false]]],
    ['--mount=type=cache,destination=/a', [['cache', null, '/a', null, null, false]]],
    ['--mount=type=secret,id=n', [['secret', 'n', null, null, null, false]]],
    ['--mount=type=secret,target=/run/x/y', [['secret', 'y', '/run/x/y', null, null, false]]],
    ['--mount=type=secret,src=s', [['secret', 's', null, null, null, false]]],
    ['--mount=type=secret,source=s', [['secret', 's', null, null, null, false]]],
    ['--mount=type=secret', [['secret', null, null, null, null, false]]],
    ['--mount=TYPE=secret,ID=n,env=E,required', [['secret', 'n', null, null, 'E', true]]],
    ['--mount=type=secret,id=n,required=true', [['secret', 'n', null, null, null, true]]],
    ['--mount=type=secret,id=n,required=false', [['secret', 'n', null, null, null, false]]],
    [
      '--mount=type=tmpfs,target=/t --network=none --mount=type=ssh',
      [
        ['tmpfs', null, '/t', null, null, false],
        ['ssh', null, null, null, null, false],
      ],
    ],
  ])('%s', (flags, mounts) => {
    expect(read(flags)).toEqual(mounts);
  });
  it('only RUN has them, and their ranges and options are kept', () => {
    expect(mountsOf(instructionOf('COPY --mount=type=bind a b'))).toEqual([]);
    const [mount] = mountsOf(instructionOf('RUN --mount=type=cache,sharing=locked,ro x'));
    expect(mount?.range).toEqual({ start: 11, end: 47 });
    expect([...(mount?.options ?? [])]).toEqual([
      ['type', 'cache'],
      ['sharing', 'locked'],
      ['ro', 'true'],
    ]);
  });
});
