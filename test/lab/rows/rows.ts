import { allCases, starterCase, type Case } from '../../case.ts';
import { starters } from '../../../src/starters/index.ts';
import type { Answers } from '../../../src/model/answers.ts';

/** One line of the vetting: a fixture and the answers that are given for it. */
export interface Row {
  /** As in `node/express-npm` or `node/express-npm@slim`. */
  readonly id: string;
  readonly fixture: Case;
  readonly answers: Answers;
}

/** Every fixture that gets files and every service to begin with, and again with each of its variants. */
export function allRows(): readonly Row[] {
  return [...allCases(), ...starters.map(({ stack }) => starterCase(stack))]
    .filter((fixture) => fixture.refused === null)
    .flatMap((fixture) => {
      const id = `${fixture.stack}/${fixture.name}`;
      const further = Object.entries(fixture.variants).map(([name, answers]) => ({
        id: `${id}@${name}`,
        fixture,
        answers: { ...fixture.answers, ...answers },
      }));
      return [{ id, fixture, answers: fixture.answers }, ...further];
    });
}

/** Every template and every promise once: what a change must pass before it lands. A contract test compares it with the templates. */
export const SUBSET: readonly string[] = allCases().flatMap(({ stack, name, gate }) =>
  gate.map((variant) => (variant === '' ? `${stack}/${name}` : `${stack}/${name}@${variant}`)),
);

/** Rows whose id starts with one of the words; all when there is none. */
export function selected(rows: readonly Row[], only: readonly string[]): readonly Row[] {
  if (only.length === 0) return rows;
  return rows.filter(({ id }) =>
    only.some(
      (word) => id === word || id.startsWith(`${word}/`) || id.startsWith(`${word}-`) || id.startsWith(`${word}@`),
    ),
  );
}
