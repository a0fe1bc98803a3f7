import { expect, it } from 'vitest';
import rule from '../../src/rules/unreadable-file.ts';
import { NO_DEPLOYMENT } from '../../src/model/deployment.ts';
import { checkDeployment } from '../../src/rules/check-deployment.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [{ 'compose.yaml': 'services: {}\n' }, { 'k8s/x.yaml': 'a: {{ .V }}\n' }],
  rejects: [[{ 'compose.yaml': 'services:\n  a: [\n' }, 'compose.yaml:']],
});

it.each<[string, number, string]>([
  ['line 12: no end', 12, 'no end'],
  ['line 3: see line 4: no end', 3, 'see line 4: no end'],
  ['see line 4: no end', 1, 'see line 4: no end'],
  ['too big', 1, 'too big'],
])('unreadable-file tells %j on line %d: %s', (reason, line, told) => {
  const deployment = { ...NO_DEPLOYMENT, unreadable: [{ file: 'a.yaml', reason }] };
  expect(checkDeployment(deployment, [rule], plainSettings('2026-11-23'))).toMatchObject([
    { file: 'a.yaml', start: { line }, message: `not readable, so it was not audited: ${told}` },
  ]);
});
