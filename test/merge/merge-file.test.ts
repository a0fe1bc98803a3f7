import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/merge/merge-file.ts';
import { settleConflicts, withMarkers } from '../../src/merge/settle-conflicts.ts';
import type { Merge } from '../../src/model/merge.ts';

const D1 = `sha256:${'1'.repeat(64)}`;
const D2 = `sha256:${'2'.repeat(64)}`;
const BASE = `# syntax=docker/dockerfile:1.14

# build: the program
FROM node:24.1.0-trixie-slim AS build
WORKDIR /app
COPY package.json ./
RUN npm ci

# runtime: what runs
FROM gcr.io/distroless/nodejs24-debian13:nonroot AS runtime
COPY --from=build /app /app
USER 65532:65532
CMD ["main.js"]
LABEL org.opencontainers.image.title="app" \\
      org.opencontainers.image.version="$VERSION"
`;

type Swap = readonly [from: string, to: string];

function swapped(...swaps: readonly Swap[]): string {
  return swaps.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, BASE);
}

function merged(yours: string, theirs: string, path = 'Dockerfile', base = BASE): Merge {
  return mergeFile(path, { base, yours, theirs });
}

const clean = (text: string): Merge => ({ text, conflicts: [], unpinned: [] });

describe('edits in different places', () => {
  const OS: Swap = ['RUN npm ci\n', 'RUN npm ci\nRUN npm test\n'];
  const USER: Swap = ['USER 65532:65532\n', 'USER 10001:10001\n'];

  it('are both taken, neighbouring instructions too', () => {
    const copy: Swap = ['COPY package.json ./', 'COPY package.json package-lock.json ./'];
    const run: Swap = ['RUN npm ci', 'RUN npm ci --ignore-scripts'];
    expect(merged(swapped(copy, OS), swapped(run, USER))).toEqual(
      clean(swapped(copy, ['RUN npm ci\n', 'RUN npm ci --ignore-scripts\nRUN npm test\n'], USER)),
    );
  });

  it('are both taken inside one instruction', () => {
    const title: Swap = ['title="app"', 'title="shop"'];
    const source: Swap = ['title="app" \\\n', 'title="app" \\\n      team="payments" \\\n'];
    expect(merged(swapped(source), swapped(title)).text).toContain(
      'LABEL org.opencontainers.image.title="shop" \\\n      team="payments" \\\n',
    );
  });

  it('keep a stage that one side moved and the other changed', () => {
    const [head = '', build = '', runtime = ''] = BASE.split(/(?=# build:|# runtime:)/);
    const moved = `${head}${runtime}\n${build.trimEnd()}\n`;
    expect(merged(moved, swapped(OS))).toEqual(clean(moved.replace(...OS)));
  });

  it('keep blank lines as the user has them', () => {
    const airy = BASE.replace('RUN npm ci', '\n\nRUN npm ci').replace('\n\n# runtime', '\n# runtime');
    expect(merged(airy, swapped(USER))).toEqual(clean(airy.replace(...USER)));
  });
});

describe('versions', () => {
  const TAG: Swap = ['node:24.1.0-trixie-slim', 'node:24.2.0-trixie-slim'];
  const cases: readonly (readonly [what: string, yours: Swap, theirs: Swap, result: Swap | null])[] = [
    ['a digest of a bot and a tag of ours', [TAG[0], `${TAG[0]}@${D1}`], TAG, TAG],
    [
      'a digest of a bot over an older one',
      [TAG[0], `${TAG[0]}@${D1}`],
      [TAG[0], `${TAG[0]}@${D2}`],
      [TAG[0], `${TAG[0]}@${D1}`],
    ],
    ['both bumped, theirs higher', [TAG[0], 'node:24.1.9-trixie-slim'], TAG, TAG],
    [
      'both bumped, yours higher',
      [TAG[0], `node:24.10.0-trixie-slim@${D1}`],
      TAG,
      [TAG[0], `node:24.10.0-trixie-slim@${D1}`],
    ],
    ['both bumped to one, yours pinned', [TAG[0], `${TAG[1]}@${D1}`], TAG, [TAG[0], `${TAG[1]}@${D1}`]],
    [
      'a mirror of the user',
      [TAG[0], 'mirror.example/node:24.1.0-trixie-slim'],
      TAG,
      [TAG[0], 'mirror.example/node:24.2.0-trixie-slim'],
    ],
    ['an image of the user', [TAG[0], 'registry.example/base:7'], TAG, [TAG[0], 'registry.example/base:7']],
    ['another variant', [TAG[0], 'node:24.3.0-alpine3.22'], TAG, null],
    ['a version that the user went back to', [TAG[0], 'node:24.0.2-trixie-slim'], TAG, null],
    ['a moving tag', [TAG[0], 'node:24-trixie-slim'], TAG, null],
    ['syntax of a bot', [':1.14', `:1.14@${D1}`], [':1.14', ':1.15'], [':1.14', ':1.15']],
  ];
  for (const [what, yours, theirs, result] of cases)
    it(what, () => {
      const merge = merged(swapped(yours), swapped(theirs));
      if (result === null) expect(merge.conflicts).toHaveLength(1);
      else expect({ text: merge.text, conflicts: merge.conflicts }).toEqual({ text: swapped(result), conflicts: [] });
    });

  it('do not come back where the user took a digest away', () => {
    const sealed = swapped([TAG[0], `${TAG[0]}@${D1}`]);
    expect(merged(BASE, swapped([TAG[0], `${TAG[0]}@${D2}`]), 'Dockerfile', sealed)).toEqual(clean(BASE));
  });

  it('say whose digest fell away', () => {
    expect(merged(swapped([TAG[0], `${TAG[0]}@${D1}`]), swapped(TAG)).unpinned).toEqual(['node']);
  });

  it('go on where the user changed the rest of the line', () => {
    const platform: Swap = ['FROM node:24.1.0', 'FROM --platform=$BUILDPLATFORM node:24.1.0'];
    const result = merged(swapped(platform), swapped(TAG));
    expect(result).toEqual(clean(swapped(platform, TAG)));
  });

  it('do not bring back what the user took out', () => {
    const [head = '', , runtime = ''] = BASE.split(/(?=# build:|# runtime:)/);
    const yours = `${head}${runtime}`;
    expect(merged(yours, swapped(TAG))).toEqual(clean(yours));
  });

  it('of actions in other files', () => {
    const base = 'steps:\n  - uses: actions/checkout@v4\n  - run: npm ci\n';
    const sha = 'a'.repeat(40);
    const yours = base.replace('@v4', `@${sha} # v5`);
    const theirs = base.replace('@v4', '@v4').replace('npm ci', 'npm ci --ignore-scripts');
    expect(merged(yours, theirs, '.ci/build.yml', base)).toEqual(
      clean(yours.replace('npm ci', 'npm ci --ignore-scripts')),
    );
    expect(merged(yours, base.replace('@v4', '@v6'), '.ci/build.yml', base).text).toContain('@v6\n');
  });
});

describe('conflicts', () => {
  const yours = swapped(['USER 65532:65532', 'USER 10001:10001']);
  const theirs = swapped(['USER 65532:65532', 'USER 65534:65534']);
  const merge = merged(yours, theirs);

  it('say what stood, what stands and what is generated, and where', () => {
    const start = yours.indexOf('USER');
    expect(merge).toEqual({
      text: yours,
      conflicts: [
        {
          base: 'USER 65532:65532\n',
          yours: 'USER 10001:10001\n',
          theirs: 'USER 65534:65534\n',
          at: { start, end: start + 'USER 10001:10001\n'.length },
        },
      ],
      unpinned: [],
    });
  });

  it("are settled by either side, both, or words of one's own", () => {
    expect(settleConflicts(merge, ['ours'])).toBe(yours);
    expect(settleConflicts(merge, ['theirs'])).toBe(theirs);
    expect(settleConflicts(merge, ['both'])).toContain('USER 10001:10001\nUSER 65534:65534\nCMD');
    expect(settleConflicts(merge, [{ text: 'USER 1:1' }])).toContain('USER 1:1\nCMD');
    expect(() => settleConflicts(merge, [])).toThrow('conflict 1 has no answer');
  });

  it('stand between markers for whoever wants them', () => {
    expect(withMarkers(merge)).toContain(
      '<<<<<<< yours\nUSER 10001:10001\n||||||| generated last time\nUSER 65532:65532\n=======\nUSER 65534:65534\n>>>>>>> generated now\nCMD',
    );
  });

  it('come of a stage that one side took out and the other changed', () => {
    const [head = '', , runtime = ''] = BASE.split(/(?=# build:|# runtime:)/);
    const [conflict] = merged(`${head}${runtime}`, swapped(['RUN npm ci', 'RUN npm ci --ignore-scripts'])).conflicts;
    expect(conflict).toMatchObject({ yours: '' });
    expect(conflict?.theirs).toContain('FROM node');
    const [other] = merged(swapped(['RUN npm ci', 'RUN npm ci --ignore-scripts']), `${head}${runtime}`).conflicts;
    expect(other).toMatchObject({ theirs: '' });
    expect(other?.yours).toContain('FROM node');
  });

  it('are looked for line by line where nothing can be put behind an open end', () => {
    const unended = `${yours}RUN <<EOF
echo
`;
    expect(merged(unended, BASE)).toEqual(clean(unended));
    expect(merged(unended, theirs).conflicts).toHaveLength(1);
    const [title, name] = ['title="app"', 'title="shop"'];
    expect(merged(unended, swapped([title, name]))).toEqual(clean(unended.replace(title, name)));
  });
});

describe('other files', () => {
  const IGNORE = '# nothing\n*\n!package.json\n!src/\n\n# never\n**/.env\n';

  it('take new patterns of both sides', () => {
    const yours = IGNORE.replace('!src/\n', '!src/\n!certs/\n');
    const theirs = IGNORE.replace('!src/\n', '!src/\n!prisma/\n');
    expect(merged(yours, theirs, '.dockerignore', IGNORE)).toEqual(
      clean(IGNORE.replace('!src/\n', '!src/\n!certs/\n!prisma/\n')),
    );
  });

  it('ask where the order of patterns matters', () => {
    const yours = IGNORE.replace('!src/\n', '!src/\nsrc/private\n');
    const theirs = IGNORE.replace('!src/\n', '!src/\n!prisma/\n');
    expect(merged(yours, theirs, 'api/.dockerignore', IGNORE).conflicts).toHaveLength(1);
  });

  it('ask where both replaced one pattern', () => {
    const yours = IGNORE.replace('!src/\n', '!src/app/\n');
    const theirs = IGNORE.replace('!src/\n', '!lib/\n');
    expect(merged(yours, theirs, '.dockerignore', IGNORE).conflicts).toEqual([
      expect.objectContaining({ base: '!src/\n', yours: '!src/app/\n', theirs: '!lib/\n' }),
    ]);
  });
});
