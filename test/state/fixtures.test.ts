import { expect, it } from 'vitest';
import { detect, files, plan } from '../../src/generate.ts';
import { NO_POLICY } from '../../src/model/policy.ts';
import { parseState } from '../../src/model/state.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { saveRun } from '../../src/state/save-run.ts';
import { stateFile } from '../../src/state/state-file.ts';
import { allCases, discard, restore } from '../case.ts';

/** Every case with its own answers, and with each other that the lab proves it with. */
const cases = allCases()
  .filter(({ refused }) => refused === null)
  .flatMap((one) => [
    { ...one, variant: '' },
    ...Object.entries(one.variants).map(([variant, answers]) => ({
      ...one,
      variant: `@${variant}`,
      answers: { ...one.answers, ...answers },
    })),
  ]);

it.each(cases)('the plan of $stack/$name $variant comes back from the state as it was', (fixture) => {
  const root = restore(fixture);
  try {
    const [service] = detect(openRepo(root), fixture.answers, []);
    const [facts] = service?.facts ?? [];
    if (facts === undefined) throw new Error('nothing was detected');
    const made = plan(facts, fixture.answers, NO_POLICY);
    const run = {
      presets: [],
      generator: '0.1.0',
      answers: fixture.answers,
      plan: made,
      written: files(made, NO_POLICY),
      kept: [],
      marked: [],
    };
    const state = saveRun({ kind: 'none' }, run);
    expect(parseState(stateFile(state).contents, '0.1.0')).toEqual({ kind: 'known', state });
  } finally {
    discard(root);
  }
});
