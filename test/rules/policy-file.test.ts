import { expect, it } from 'vitest';
import { NO_DEPLOYMENT } from '../../src/model/deployment.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { checkDeployment } from '../../src/rules/check-deployment.ts';
import rule from '../../src/rules/policy-file.ts';

it('policy-file tells its own breaches, where they are', () => {
  const base = { from: 'ironhull.config.yaml:4', key: 'user.uid', message: 'stands in the repository' };
  const breaches = (['file', 'lock', 'exception'] as const).map((kind) => ({ ...base, kind }));
  const found = checkDeployment(NO_DEPLOYMENT, [rule], { ...plainSettings('2026-11-23'), breaches });
  expect(found).toMatchObject([
    { rule: 'policy-file', file: 'ironhull.config.yaml', start: { line: 4 }, message: 'stands in the repository' },
  ]);
});

it('policy-file has nothing to say without a breach', () => {
  expect(checkDeployment(NO_DEPLOYMENT, [rule], plainSettings('2026-11-23'))).toEqual([]);
});
