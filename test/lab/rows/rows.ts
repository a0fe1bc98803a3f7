import { allCases, type Case } from '../../case.ts';
import type { Answers } from '../../../src/model/answers.ts';

/** One line of the vetting: a fixture and the answers that are given for it. */
export interface Row {
  /** As in `node/express-npm` or `node/express-npm@slim`. */
  readonly id: string;
  readonly fixture: Case;
  readonly answers: Answers;
}

/** What a fixture is vetted with beside its own answers, by the word after the `@` of the row's id. */
const VARIANTS: Readonly<Record<string, Readonly<Record<string, Answers>>>> = {
  'node/express-npm': bases('slim', 'alpine'),
  'node/fastify-ts': bases('slim'),
  'node/pnpm-pinned': bases('slim'),
  'node/native-addon': bases('slim'),
  'node/next-public': bases('slim'),
  'node/vite-spa': bases('slim'),
  'node/private-registry': { ca: { secrets: ['npm', 'ca'] } },
  'python/starlette-uv': bases('distroless'),
  'python/fastapi-poetry': bases('distroless'),
  'python/distroless-pip': bases('slim'),
  'python/fastapi-uv': bases('alpine'),
  'python/private-index-pip': { 'pip-conf': { secrets: ['pip'] } },
  'python/private-index-uv': { ca: { secrets: ['netrc', 'ca'] } },
  'go/plain': bases('scratch'),
  'go/chi': bases('scratch'),
  'go/private-netrc': { ca: { secrets: ['netrc', 'ca'] } },
};

/** A row for each base family. */
function bases(...families: readonly NonNullable<Answers['base']>[]): Readonly<Record<string, Answers>> {
  return Object.fromEntries(families.map((base) => [base, { base }]));
}

/** Every fixture that gets files, and again with each of its variants. */
export function allRows(): readonly Row[] {
  return allCases()
    .filter((fixture) => fixture.refused === null)
    .flatMap((fixture) => {
      const id = `${fixture.stack}/${fixture.name}`;
      const further = Object.entries(VARIANTS[id] ?? {}).map(([name, answers]) => ({
        id: `${id}@${name}`,
        fixture,
        answers: { ...fixture.answers, ...answers },
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
