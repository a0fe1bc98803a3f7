import { defineDeploymentRule } from './_shared/define-rule.ts';
import { isSecretName, looksLikePlaceholder } from './_shared/secret-names.ts';

export default defineDeploymentRule({
  name: 'compose-secret-in-environment',
  summary: 'Secrets reach a service as files, not as environment variables in a file of the repository.',
  severity: 'high',
  references: ['OWASP Docker 12', 'CIS Docker 4.10', 'NIST SP 800-190 4.1.4', 'KICS compose secrets'],
  messages: {
    value: '{variable} of {name} stands in the file with its value',
    placeholder: '{variable} of {name} stands in the file with a stand-in value: fine for development only',
  },
  checkDeployment({ services }, report) {
    for (const { name, environment, production } of services) {
      for (const [variable, { value, from }] of Object.entries(environment)) {
        if (
          value === null ||
          value === '' ||
          !isSecretName(variable) ||
          /^\$\{?\w+\}?$|^\$\{\w+:?[?].*\}$|^\$\{\{|^\/run\/secrets\//.test(value)
        )
          continue;
        const stand = !production || looksLikePlaceholder(value.replace(/^\$\{\w+:?-(.*)\}$/, '$1'));
        report({
          from,
          message: stand ? 'placeholder' : 'value',
          data: { variable, name },
          severity: stand ? 'low' : 'high',
          confidence: stand ? 'low' : 'high',
        });
      }
    }
  },
});
