import type { Pair } from '../model/dockerfile.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';
import { isPublicPrefix, isSecretName, looksLikePlaceholder } from './_shared/secret-names.ts';

export default defineRule({
  name: 'secret-in-arg-or-env',
  summary: 'No ARG, ENV or LABEL carries a secret.',
  severity: 'high',
  references: [
    'hadolint DL3064',
    'BuildKit SecretsUsedInArgOrEnv',
    'Trivy DS-0031',
    'Semgrep secret-in-build-arg',
    'KICS generic secrets',
    'CIS-DI-0010',
    'CIS Docker 4.10',
    'OWASP Docker 12',
    'NIST SP 800-190 4.1.4',
    'Tally ruby/secrets-in-arg-or-env',
  ],
  messages: {
    arg: "ARG {name} carries a secret: its value stays in the image's history and in the provenance",
    env: 'ENV {name} carries a secret: everybody who has the image can read it',
    placeholder:
      '{keyword} {name} looks like a secret with a stand-in value: make sure the real one never takes this way',
  },
  check({ dockerfile }, report) {
    for (const { keyword, pairs } of dockerfile.instructions.map(payload)) {
      if (!/^(?:ARG|ENV|LABEL)$/.test(keyword)) continue;
      for (const pair of pairs) {
        if (isSecretName(pair.key) && !isPublicPrefix(pair.key) && !isReference(pair.value?.value ?? ''))
          checkPair(pair, keyword, report);
      }
    }
  },
});

function checkPair(pair: Pair, keyword: string, report: Out<'arg' | 'env' | 'placeholder'>): void {
  const value = pair.value?.value ?? '';
  const found = { at: pair, data: { name: pair.key, keyword }, secrets: pair.value ? [pair.value.range] : [] };
  const empty = value === '' && keyword !== 'ARG';
  if (value !== '' && looksLikePlaceholder(value))
    return report({ ...found, message: 'placeholder', severity: 'low', confidence: 'low' });
  const weight = empty ? ({ severity: 'low', confidence: 'low' } as const) : {};
  report({ ...found, message: keyword === 'ARG' ? 'arg' : 'env', ...weight });
}

/** A path below /run/secrets is where a secret lies, not the secret. */
function isReference(value: string): boolean {
  return /^\/(?:run|var|etc)\/[\w/.-]+$/.test(value);
}
