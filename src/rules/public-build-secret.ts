import { defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';
import { isPublicPrefix, isSecretName } from './_shared/secret-names.ts';

export default defineRule({
  name: 'public-build-secret',
  summary: "No variable that a bundler writes into the page has a secret's name.",
  severity: 'high',
  references: ['Trivy DS-0031', 'CIS Docker 4.10', 'OWASP Docker 12'],
  messages: { shipped: '{name}: the bundler writes it into what every browser downloads' },
  check({ dockerfile }, report) {
    for (const { pairs } of dockerfile.instructions.map(payload)) {
      for (const pair of pairs) {
        if (
          isPublicPrefix(pair.key) &&
          isSecretName(stripped(pair.key)) &&
          !/(?:PUBLISHABLE|ANON|SITE)_?KEY$/.test(pair.key)
        )
          report({
            at: pair,
            message: 'shipped',
            data: { name: pair.key },
            secrets: pair.value ? [pair.value.range] : [],
          });
      }
    }
  },
});

/** The name behind the prefix: `PUBLIC` in it would speak for it. */
function stripped(name: string): string {
  return name.replace(/^(?:NEXT_PUBLIC_|VITE_|REACT_APP_|NUXT_PUBLIC_|PUBLIC_|GATSBY_|EXPO_PUBLIC_|VUE_APP_)/, '');
}
