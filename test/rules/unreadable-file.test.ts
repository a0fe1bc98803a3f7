import rule from '../../src/rules/unreadable-file.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [{ 'compose.yaml': 'services: {}\n' }, { 'k8s/x.yaml': 'a: {{ .V }}\n' }],
  rejects: [[{ 'compose.yaml': 'services:\n  a: [\n' }, 'compose.yaml:']],
});
