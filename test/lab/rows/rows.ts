import { allCases, type Case } from '../../case.ts';
import type { Answers } from '../../../src/model/answers.ts';

/** One line of the vetting: a fixture and the answers that are given for it. */
export interface Row {
  /** As in `node/express-npm` or `node/express-npm@slim`. */
  readonly id: string;
  readonly fixture: Case;
  readonly answers: Answers;
}

/** Base families that are vetted beside the one a fixture gets by default. */
const FURTHER_BASES: Readonly<Record<string, readonly NonNullable<Answers['base']>[]>> = {
  'node/express-npm': ['slim', 'alpine'],
  'node/fastify-ts': ['slim'],
  'node/pnpm-pinned': ['slim'],
  'node/native-addon': ['slim'],
  'node/next-public': ['slim'],
  'node/vite-spa': ['slim'],
  'python/starlette-uv': ['distroless'],
  'python/fastapi-poetry': ['distroless'],
  'python/distroless-pip': ['slim'],
  'python/fastapi-uv': ['alpine'],
  'go/plain': ['scratch'],
  'go/chi': ['scratch'],
};

/** Every fixture that gets files, and again on each further base. */
export function allRows(): readonly Row[] {
  return allCases()
    .filter((fixture) => fixture.refused === null)
    .flatMap((fixture) => {
      const id = `${fixture.stack}/${fixture.name}`;
      const further = (FURTHER_BASES[id] ?? []).map((base) => ({
        id: `${id}@${base}`,
        fixture,
        answers: { ...fixture.answers, base },
      }));
      return [{ id, fixture, answers: fixture.answers }, ...further];
    });
}

/** Every template and every promise once: what a change must pass before it lands. A contract test compares it with the templates. */
export const SUBSET: readonly string[] = [
  'go/cgo-sqlite',
  'go/chi',
  'go/chi@scratch',
  'node/express-npm',
  'node/fastify-ts',
  'node/vite-spa',
  'python/fastapi-uv',
  'python/private-index-pip',
];

/** Rows whose id starts with one of the words; all when there is none. */
export function selected(rows: readonly Row[], only: readonly string[]): readonly Row[] {
  if (only.length === 0) return rows;
  return rows.filter(({ id }) =>
    only.some(
      (word) => id === word || id.startsWith(`${word}/`) || id.startsWith(`${word}-`) || id.startsWith(`${word}@`),
    ),
  );
}
