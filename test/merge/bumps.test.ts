import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/merge/merge-file.ts';
import { BASES } from './scene.ts';

const RUNS = { numRuns: Number(process.env['FUZZ'] ?? 120) };
/** Images with an exact version, wherever a file names them. */
const IMAGE = /((?:FROM |from=)[\w./-]+:)(\d+)\.(\d+)\.(\d+)(-[\w-]+)?/g;
const digest = (seed: number): string => `@sha256:${seed.toString(16).padStart(64, '0')}`;

interface Bump {
  readonly minor: number;
  readonly digest: number | null;
}

/** Bumps the images of a text one after another: each version by so much, with a digest or none. */
function bumped(text: string, bumps: readonly Bump[]): string {
  let at = 0;
  return text.replace(IMAGE, (_, name: string, major: string, minor: string, patch: string, variant = '') => {
    const bump = bumps[at++ % bumps.length]!;
    const seal = bump.digest === null ? '' : digest(bump.digest);
    return `${name}${major}.${Number(minor) + bump.minor}.${patch}${String(variant)}${seal}`;
  });
}

const bumpsOf = (minor: fc.Arbitrary<number>, seal: fc.Arbitrary<number | null>): fc.Arbitrary<readonly Bump[]> =>
  fc.array(fc.record({ minor, digest: seal }), { minLength: 1, maxLength: 6 });
const someDigest = fc.option(fc.nat(1_000));

describe('bumps of a bot and bumps of ours', { timeout: 600_000 }, () => {
  it('a digest and a tag never conflict: the tag is taken, with the digest that belongs to it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BASES),
        bumpsOf(fc.constant(0), someDigest),
        bumpsOf(fc.integer({ min: 1, max: 9 }), someDigest),
        (base, bot, ours) => {
          const theirs = bumped(base, ours);
          expect(mergeFile('Dockerfile', { base, yours: bumped(base, bot), theirs })).toMatchObject({
            text: theirs,
            conflicts: [],
          });
        },
      ),
      RUNS,
    );
  });

  it('of two tags the higher one is taken, whichever side has it', () => {
    const both = fc.record({
      mine: fc.integer({ min: 1, max: 20 }),
      ours: fc.integer({ min: 1, max: 20 }),
      mark: someDigest,
    });
    fc.assert(
      fc.property(fc.constantFrom(...BASES), both, (base, { mine, ours, mark }) => {
        const yours = bumped(base, [{ minor: mine, digest: mark }]);
        const theirs = bumped(base, [{ minor: ours, digest: null }]);
        const { text, conflicts } = mergeFile('Dockerfile', { base, yours, theirs });
        expect({ text, conflicts }).toEqual({ text: mine >= ours ? yours : theirs, conflicts: [] });
      }),
      RUNS,
    );
  });

  it('a version that the user went back to is theirs to decide about', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BASES), fc.integer({ min: 1, max: 9 }), (base, more) => {
        const yours = bumped(base, [{ minor: -1, digest: null }]);
        const { text, conflicts } = mergeFile('Dockerfile', {
          base,
          yours,
          theirs: bumped(base, [{ minor: more, digest: null }]),
        });
        expect(text).toBe(yours);
        expect(conflicts.length).toBe(yours === base ? 0 : conflicts.length || -1);
      }),
      RUNS,
    );
  });

  it('a bump and an edit of the same line are both kept', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BASES), bumpsOf(fc.integer({ min: 1, max: 9 }), someDigest), (base, ours) => {
        const platform = (text: string): string => text.replace(/^FROM /gm, 'FROM --platform=$BUILDPLATFORM ');
        const theirs = bumped(base, ours);
        expect(mergeFile('Dockerfile', { base, yours: platform(base), theirs })).toMatchObject({
          text: platform(theirs),
          conflicts: [],
        });
      }),
      RUNS,
    );
  });
});

describe('bumps of actions', { timeout: 600_000 }, () => {
  const STEPS = ['actions/checkout', 'docker/setup-buildx-action', 'docker/build-push-action'];
  const action = fc.record({
    /** Version as a tag, or as a commit with the tag behind it. */
    pinned: fc.boolean(),
    major: fc.integer({ min: 5, max: 12 }),
    commit: fc.nat(1_000),
  });
  type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
  const sides = fc.array(fc.tuple(action, action), { minLength: STEPS.length, maxLength: STEPS.length });

  it('never conflict: a commit yields to a tag, and of two tags the higher one is taken', () => {
    fc.assert(
      fc.property(sides, fc.boolean(), (all, edit) => {
        const base = workflow(STEPS.map(() => 'v4'));
        const mine = all.map(([one]) => written(one));
        const ours = all.map(([, other]) => written({ ...other, pinned: false }));
        const yours = workflow(mine).replace('npm ci', edit ? 'npm ci --ignore-scripts' : 'npm ci');
        const best = all.map(([one, other], at) => (one.major >= other.major ? mine[at]! : ours[at]!));
        expect(mergeFile('.github/workflows/image.yml', { base, yours, theirs: workflow(ours) })).toMatchObject({
          text: workflow(best).replace('npm ci', edit ? 'npm ci --ignore-scripts' : 'npm ci'),
          conflicts: [],
        });
      }),
      RUNS,
    );
  });

  it('and a commit that a bot wrote for the same tag stays', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), (was, now) => {
        const pinnedAt = (commit: number): string =>
          workflow(STEPS.map(() => written({ pinned: true, major: 4, commit })));
        const yours = pinnedAt(now);
        expect(mergeFile('a.yml', { base: pinnedAt(was), yours, theirs: pinnedAt(was + 1) })).toMatchObject({
          text: now === was ? pinnedAt(was + 1) : yours,
          conflicts: [],
        });
      }),
      RUNS,
    );
  });

  function written({ pinned, major, commit }: Action): string {
    return pinned ? `${commit.toString(16).padStart(40, '0')} # v${major}` : `v${major}`;
  }

  function workflow(versions: readonly string[]): string {
    const steps = STEPS.map((name, at) => `      - uses: ${name}@${versions[at]}\n`).join('');
    return `jobs:\n  image:\n    steps:\n${steps}      - run: npm ci\n`;
  }
});
