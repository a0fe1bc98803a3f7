import { defineDeploymentRule } from './_shared/define-rule.ts';
import { isPublicPrefix, isSecretName } from './_shared/secret-names.ts';

export default defineDeploymentRule({
  name: 'ci-secret-build-arg',
  summary: 'CI hands secrets to a build as secrets, not as build arguments.',
  severity: 'high',
  references: ['OWASP Docker 12', 'CIS Docker 4.10', 'BuildKit SecretsUsedInArgOrEnv', 'NIST SP 800-190 4.1.4'],
  messages: {
    argument: "the build argument {name} carries a secret: it stays in the image's history and in the provenance",
  },
  checkDeployment({ builds }, report) {
    for (const { args } of builds) {
      for (const [name, { value, from }] of Object.entries(args)) {
        if (/\$\{\{\s*secrets\./.test(value ?? '') || (isSecretName(name) && !isPublicPrefix(name)))
          report({ from, message: 'argument', data: { name } });
      }
    }
  },
});
