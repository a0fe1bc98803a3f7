/** Takes the place of `vitest` while test files are loaded: it collects tests instead of running them. */
export { expect } from 'vitest';

/** One test, to be run as often as there are mutants it reaches. */
export interface CollectedTest {
  readonly id: string;
  readonly file: string;
  run(): unknown;
}

type Body = (...row: readonly unknown[]) => unknown;
type Named = (name: string, body: Body) => void;

const state: { file: string; names: string[]; tests: CollectedTest[] } = { file: '', names: [], tests: [] };

/** Tests that a file declares while `load` runs. */
export async function collect(file: string, load: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  state.file = file;
  state.tests = [];
  await load();
  return state.tests;
}

export const it = withEach((name, body) => {
  const id = `${state.file}#${[...state.names, name].join(' > ')} (${state.tests.length + 1})`;
  state.tests.push({ id, file: state.file, run: () => body() });
});

export const describe = withEach((name, body) => {
  state.names.push(name);
  body();
  state.names.pop();
});

function withEach(declare: Named): Named & { each(rows: readonly unknown[]): Named } {
  const each =
    (rows: readonly unknown[]): Named =>
    (name, body) => {
      for (const row of rows) declare(name, () => (Array.isArray(row) ? body(...(row as unknown[])) : body(row)));
    };
  return Object.assign((name: string, body: Body) => declare(name, body), { each });
}
