import { sourcesOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { payload } from './_shared/runs.ts';

export default defineRule({
  name: 'add-instead-of-copy',
  summary: 'Local files come in by COPY; ADD is for archives, checked downloads and repositories.',
  severity: 'low',
  references: [
    'hadolint DL3020',
    'Trivy DS-0005',
    'Checkov CKV_DOCKER_4',
    'KICS 9513a694',
    'Semgrep prefer-copy-over-add',
    'CIS-DI-0009',
    'CIS Docker 4.9',
  ],
  messages: { add: 'ADD does more than copy (it unpacks and downloads): say COPY' },
  check({ stages }, report) {
    for (const stage of stages) {
      for (const outer of stage.body) {
        const instruction = payload(outer);
        if (
          instruction.keyword !== 'ADD' ||
          instruction.flags.some(({ name }) => /^(?:checksum|keep-git-dir|unpack)$/.test(name))
        )
          continue;
        const sources = sourcesOf(instruction);
        if (sources.length === 0 || sources.some(({ value, literal }) => !literal || isSpecial(value))) continue;
        report({
          at: instruction.keywordRange,
          message: 'add',
          fix: { title: 'say COPY', safe: true, edits: [{ range: instruction.keywordRange, text: 'COPY' }] },
        });
      }
    }
  },
});

/** Archives that ADD unpacks, URLs, and patterns that may match archives. */
function isSpecial(path: string): boolean {
  return /^(?:https?|ftp|git|ssh):|^git@|\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst)$|[*?[]/.test(path);
}
