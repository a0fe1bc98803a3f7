import type { BuildTarget } from '../model/deployment.ts';
import { defineDeploymentRule } from './_shared/define-rule.ts';
import { isPublicPrefix, isSecretName } from './_shared/secret-names.ts';

export default defineDeploymentRule({
  name: 'ci-secret-build-arg',
  summary: 'CI hands secrets to a build as secrets, not as build arguments.',
  severity: 'high',
  references: ['OWASP Docker 12', 'CIS Docker 4.10', 'BuildKit SecretsUsedInArgOrEnv', 'NIST SP 800-190 4.1.4'],
  messages: {
    argument:
      "the build argument {name} carries a secret: it stays in the image's history and in the provenance{instead}",
  },
  checkDeployment({ builds }, report) {
    for (const { args, source, from: at } of builds) {
      for (const [name, { value, from }] of Object.entries(args)) {
        if (!/\$\{\{\s*secrets\./.test(value ?? '') && (!isSecretName(name) || isPublicPrefix(name))) continue;
        const say = instead(source, at, name, value ?? '');
        report({ from, message: 'argument', data: { name, instead: say === '' ? '' : `: say ${say}` } });
      }
    }
  },
});

/** What to write in the place of the argument; empty where a platform has no such thing. A value of its own is never said again. */
function instead(source: BuildTarget['source'], from: string, name: string, value: string): string {
  const id = name.toLowerCase();
  const expression = /^\$\{\{\s*[\w.-]+\s*\}\}$/.exec(value)?.[0];
  const pair = `id=${id},env=${/^\$\{?([A-Za-z_]\w*)\}?$/.exec(value)?.[1] ?? name}`;
  if (source === 'github' && expression !== undefined) return `secrets: ${id}=${expression}`;
  if (/^(?:github|gitlab|script)$/.test(source)) return `--secret ${pair}`;
  if (source === 'compose') return `secrets: [${id}]`;
  if (source !== 'bake') return '';
  return /\.hcl(?::\d+)?$/.test(from) ? `secret = ["${pair}"]` : `"secret": ["${pair}"]`;
}
