import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { migrated, MIGRATIONS, type Migration } from '../../src/model/state-migrations.ts';
import { STATE_VERSION } from '../../src/model/state.ts';

/** Two steps as they could come. */
const STEPS: readonly Migration[] = [
  {
    from: 1,
    renamed: [
      { at: ['services', '*', 'answers', 'health'], to: 'probePath' },
      { at: ['services', '*', 'plan', 'images', '*', 'from'], to: 'reference' },
    ],
    added: [{ at: ['files', '*', 'mode'], value: '644' }],
    dropped: [['services', '*', 'plan', 'view', 'old']],
  },
  {
    from: 2,
    renamed: [{ at: ['generator'], to: 'writtenBy' }],
    added: [],
    dropped: [['files', '*', 'lines', '*', 'x']],
  },
];

const OLD = {
  schemaVersion: 1,
  generator: '0.1.0',
  services: {
    '.': {
      answers: { health: '/up', port: 1 },
      plan: { images: { base: { from: 'a:1' } }, view: { old: 1, kept: 2 } },
    },
    'a.b/*': { answers: {}, plan: { images: {}, view: {} } },
  },
  files: { '.dockerignore': { lines: ['*'] }, Dockerfile: { lines: [], mode: '600' } },
};

describe('a state of an earlier version', () => {
  it('becomes one of the newest, step by step', () => {
    expect(migrated(OLD, STEPS)).toEqual({
      schemaVersion: 3,
      writtenBy: '0.1.0',
      services: {
        '.': {
          answers: { probePath: '/up', port: 1 },
          plan: { images: { base: { reference: 'a:1' } }, view: { kept: 2 } },
        },
        'a.b/*': { answers: {}, plan: { images: {}, view: {} } },
      },
      files: { '.dockerignore': { lines: ['*'], mode: '644' }, Dockerfile: { lines: [], mode: '600' } },
    });
  });

  it('starts at its own version, and the newest stays as it is', () => {
    expect(migrated({ ...OLD, schemaVersion: 2 }, STEPS)).toMatchObject({
      schemaVersion: 3,
      writtenBy: '0.1.0',
      files: OLD.files,
    });
    expect(migrated({ ...OLD, schemaVersion: 3 }, STEPS)).toEqual({ ...OLD, schemaVersion: 3 });
  });

  it('is left to the schema where it is something else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(OLD)), (value, key) => {
        const odd = { ...OLD, [key]: value };
        expect(() => migrated(odd, STEPS)).not.toThrow();
        expect(() => migrated(value, STEPS)).not.toThrow();
      }),
    );
    expect(migrated(JSON.parse('{"schemaVersion":1,"files":{"__proto__":{"lines":[]}}}'), STEPS)).toMatchObject({
      schemaVersion: 3,
    });
    expect(Object.hasOwn(Object.prototype, 'mode')).toBe(false);
  });

  it('has a step from every version that is no longer written', () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(Array.from({ length: STATE_VERSION - 1 }, (_, at) => at + 1));
  });
});
