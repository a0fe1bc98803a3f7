import type { Range, Word } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';
import { isSecretName, looksLikePlaceholder } from './_shared/secret-names.ts';
import { secretValuesOf } from './_shared/secret-values.ts';

const QUOTED = /(?:password|passwd|secret|token|api_?key)\s*[:=]\s*["']?([^\s"'$\\{}<>|;&]{8,})/i;

export default defineRule({
  name: 'secret-value',
  summary: "No secret's value stands in the file.",
  severity: 'critical',
  references: [
    'Trivy secret scan',
    'Checkov secrets',
    'KICS passwords_and_secrets',
    'Tally secrets-in-code',
    'CIS Docker 4.10',
    'NIST SP 800-190 4.1.4',
  ],
  messages: {
    shape: 'a {kind} stands in the file: revoke it, since git remembers it',
    assigned: '{name} has a value that looks like a real secret: revoke it, since git remembers it',
    login: 'a password stands in the command: revoke it, since git remembers it',
  },
  check({ dockerfile }, report) {
    const { text } = dockerfile;
    const shapes = secretValuesOf(dockerfile).filter(
      ({ kind, start, end }) => kind !== 'password in a URL' || !isStandIn(text.slice(start, end)),
    );
    for (const { kind, start, end } of shapes)
      report({ at: { start, end }, message: 'shape', data: { kind }, secrets: [{ start, end }] });
    const seen = (range: Range) => shapes.some(({ start, end }) => start < range.end && range.start < end);
    for (const instruction of dockerfile.instructions.map(payload)) {
      for (const pair of instruction.pairs) {
        if (pair.value && isSecretName(pair.key) && isReal(pair.value) && !seen(pair.value.range))
          report({
            at: pair.value,
            message: 'assigned',
            data: { name: pair.key },
            confidence: 'low',
            severity: 'high',
            secrets: [pair.value.range],
          });
      }
      for (const command of instruction.commands) {
        const word = command.words.find((candidate) => isLiteralSecret(candidate) && !seen(candidate.range));
        if (word) report({ at: word, message: 'login', confidence: 'low', severity: 'high', secrets: [word.range] });
      }
    }
  },
});

/** `user:pass@localhost` and the like, which every example has. */
function isStandIn(url: string): boolean {
  const [, password = '', host = ''] = /:\/\/[^:]*:([^@]*)@([^/:]*)/.exec(url) ?? [];
  return looksLikePlaceholder(password) || /^(?:localhost|127\.0\.0\.1|db|postgres|mysql|redis|mongo)$/.test(host);
}

/** Long and mixed enough to be nothing that people write by hand. */
function isReal({ value, literal }: Word): boolean {
  return (
    literal &&
    value.length >= 12 &&
    !looksLikePlaceholder(value) &&
    !/^(?:\/|https?:)/.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value)
  );
}

function isLiteralSecret({ value, literal }: Word): boolean {
  const found = literal ? QUOTED.exec(value)?.[1] : undefined;
  return (
    found !== undefined &&
    !looksLikePlaceholder(found) &&
    /\d/.test(found) &&
    /[A-Za-z]/.test(found) &&
    !found.startsWith('/')
  );
}
