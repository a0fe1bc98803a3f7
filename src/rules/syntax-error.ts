import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'syntax-error',
  summary: 'Docker can read the file.',
  severity: 'high',
  references: ['BuildKit parser', 'hadolint DL1000'],
  messages: {
    unknown: '{text} is no instruction{hint}',
    heredoc: 'here-document {text} has no end mark',
    missing: '{text} needs arguments',
    empty: 'no FROM: this is no Dockerfile',
  },
  check({ dockerfile }, report) {
    for (const { kind, range, text } of dockerfile.problems) {
      if (kind === 'unknown-instruction')
        report({ at: range, message: 'unknown', data: { text: text.slice(0, 30), hint: hintFor(text) } });
      else if (kind === 'unterminated-heredoc')
        report({ at: range, message: 'heredoc', data: { text: text.slice(0, 30) } });
      else if (kind === 'missing-arguments') report({ at: range, message: 'missing', data: { text } });
      else if (dockerfile.instructions.length > 0) report({ at: range, message: 'empty' });
    }
  },
});

const KNOWN = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
];

/** The instruction that was probably meant: the same letters, or all but one in a row. */
function hintFor(text: string): string {
  const sorted = (word: string) => word.split('').toSorted().join('');
  const meant =
    KNOWN.find((known) => sorted(known) === sorted(text)) ??
    KNOWN.find(
      (known) =>
        Math.abs(known.length - text.length) <= 1 &&
        (known.startsWith(text.slice(0, -1)) || text.startsWith(known.slice(0, -1))) &&
        text.length > 2,
    );
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}
