import { defineDeploymentRule } from './_shared/define-rule.ts';
import { isSecretName, looksLikePlaceholder } from './_shared/secret-names.ts';

export default defineDeploymentRule({
  name: 'compose-secret-in-environment',
  summary: 'Secrets reach a service as files, not as environment variables in a file of the repository.',
  severity: 'high',
  references: ['OWASP Docker 12', 'CIS Docker 4.10', 'NIST SP 800-190 4.1.4'],
  messages: {
    value: '{variable} of {name} stands in the file with its value',
    placeholder: '{variable} of {name} stands in the file with a stand-in value: fine for development only',
  },
  checkDeployment({ services }, report) {
    for (const { name, environment, production } of services) {
      for (const [variable, { value, from }] of Object.entries(environment)) {
        if (value === null || !isSecretName(variable) || COMES_FROM_ELSEWHERE.test(value)) continue;
        const stand = !production || looksLikePlaceholder(value.replace(/^\$\{\w+:?-(.*)\}$/, '$1'));
        const weight = stand
          ? ({ message: 'placeholder', severity: 'low', confidence: 'low' } as const)
          : ({ message: 'value' } as const);
        report({ from, data: { variable, name }, ...weight });
      }
    }
  },
});

/** Empty, a variable of whoever starts it, an expression of CI, or the place of a secret file. */
const COMES_FROM_ELSEWHERE = /^$|^\$\{?\w+\}?$|^\$\{\w+:?[?].*\}$|^\$\{\{|^\/run\/secrets\//;
