import type { Word } from '../model/dockerfile.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'expose-format',
  summary: 'EXPOSE holds ports, as `port` or `port/tcp`.',
  severity: 'medium',
  references: [
    'hadolint DL3011',
    'BuildKit ExposeInvalidFormat',
    'BuildKit ExposeProtoCasing',
    'Trivy DS-0008',
    'KICS 71bf8cf8',
    'droast DF040',
    'Semgrep invalid-port',
  ],
  messages: {
    range: 'port {port} does not exist: 1 to 65535',
    format: "{text} is no port: EXPOSE takes the container's port only, as in 8080/tcp",
    casing: '{text}: the protocol is written in lower case',
  },
  check({ stages }, report) {
    for (const word of placed(stages, 'EXPOSE').flatMap(({ instruction }) => instruction.words)) {
      if (word.literal) checkPort(word, report);
    }
  },
});

function checkPort(word: Word, report: Out<'range' | 'format' | 'casing'>): void {
  const [whole, first, last, protocol = ''] = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/i.exec(word.value) ?? [];
  const bad = [first, last].find((port) => port !== undefined && (Number(port) < 1 || Number(port) > 65_535));
  const text = word.value;
  if (whole === undefined) return report({ at: word, message: 'format', data: { text } });
  if (bad !== undefined) return report({ at: word, message: 'range', data: { port: bad } });
  if (protocol === protocol.toLowerCase()) return;
  const fix = { title: 'lower case', safe: true, edits: [{ range: word.range, text: text.toLowerCase() }] };
  report({ at: word, message: 'casing', data: { text }, severity: 'low', fix });
}
