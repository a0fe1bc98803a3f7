import rule from '../../src/rules/compose-privileged.ts';
import { deploymentRuleTable } from './rule-table.ts';

deploymentRuleTable(rule, {
  accepts: [
    {
      'compose.yaml':
        'services:\n  a:\n    image: x:1\n    security_opt: [no-new-privileges, "seccomp=./seccomp.json"]\n',
    },
    { 'compose.yaml': 'services:\n  a:\n    image: x:1\n    privileged: false\n    cap_add: [NET_BIND_SERVICE]\n' },
  ],
  rejects: [
    [
      { 'compose.yaml': 'services:\n  a:\n    image: x:1\n    privileged: true\n    cap_add:\n      - SYS_ADMIN\n' },
      ['compose.yaml:4: a is privileged', 'compose.yaml:6: a adds SYS_ADMIN'],
    ],
    [
      {
        'k8s/a.yaml':
          'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      securityContext: { privileged: true }\n',
      },
      'k8s/a.yaml:6',
    ],
    [
      { 'compose.yaml': 'services:\n  a:\n    image: x:1\n    security_opt:\n      - seccomp:unconfined\n' },
      'compose.yaml:5: a runs with seccomp:unconfined',
    ],
    [
      {
        'k8s/a.yaml':
          'apiVersion: v1\nkind: Pod\nspec:\n  securityContext: { seccompProfile: { type: Unconfined } }\n  containers:\n    - name: a\n',
      },
      'k8s/a.yaml:4: a runs with seccomp=unconfined',
    ],
  ],
});
