import type { Service } from '../model/deployment.ts';
import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'compose-hardening',
  summary: 'A service that is built here runs with what it needs and nothing more.',
  severity: 'low',
  references: [
    'CIS Docker 5.4',
    'CIS Docker 5.11',
    'CIS Docker 5.12',
    'CIS Docker 5.13',
    'CIS Docker 5.26',
    'CIS Docker 5.29',
    'OWASP Docker 3',
    'OWASP Docker 4',
    'OWASP Docker 7',
    'OWASP Docker 8',
    'PSS restricted',
    'KICS ce76b7d0',
    'KICS 6b610c50',
    'KICS bb9ac4f7',
    'KICS 221e0658',
    'KICS 27fcc7d6',
  ],
  messages: { missing: '{name} runs without {what}' },
  checkDeployment({ services }, report) {
    for (const service of services) {
      if (!service.production || !(service.builds || service.source === 'kubernetes')) continue;
      const names = service.source === 'kubernetes' ? KUBERNETES : COMPOSE;
      const what = missing(service).map((key) => names[key]);
      if (what.length > 0)
        report({ from: service.from, message: 'missing', data: { name: service.name, what: what.join(', ') } });
    }
  },
});

type Measure = 'readOnly' | 'capDrop' | 'noNewPrivileges' | 'limits';
const COMPOSE: Readonly<Record<Measure, string>> = {
  readOnly: 'read_only',
  capDrop: 'cap_drop: [ALL]',
  noNewPrivileges: 'no-new-privileges',
  limits: 'limits (memory, processes)',
};
const KUBERNETES: Readonly<Record<Measure, string>> = {
  readOnly: 'readOnlyRootFilesystem',
  capDrop: 'capabilities.drop: [ALL]',
  noNewPrivileges: 'allowPrivilegeEscalation: false',
  limits: 'resources.limits',
};

function missing({ readOnly, capDrop, noNewPrivileges, limits }: Service): Measure[] {
  const checks: readonly (readonly [Measure, boolean])[] = [
    ['readOnly', readOnly],
    ['capDrop', capDrop.some(({ value }) => value.toUpperCase() === 'ALL')],
    ['noNewPrivileges', noNewPrivileges],
    ['limits', limits],
  ];
  return checks.flatMap(([measure, kept]) => (kept ? [] : [measure]));
}
