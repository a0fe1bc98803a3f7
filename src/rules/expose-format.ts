import { defineRule, instructionsOf } from './_shared/define-rule.ts';

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
    for (const stage of stages) {
      for (const instruction of instructionsOf(stage, 'EXPOSE')) {
        for (const word of instruction.words.filter(({ literal }) => literal)) {
          const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/i.exec(word.value);
          const bad = [match?.[1], match?.[2]].find(
            (port) => port !== undefined && (Number(port) < 1 || Number(port) > 65_535),
          );
          if (!match) report({ at: word, message: 'format', data: { text: word.value } });
          else if (bad !== undefined) report({ at: word, message: 'range', data: { port: bad } });
          else if (match[3] !== match[3]?.toLowerCase())
            report({
              at: word,
              message: 'casing',
              data: { text: word.value },
              severity: 'low',
              fix: { title: 'lower case', safe: true, edits: [{ range: word.range, text: word.value.toLowerCase() }] },
            });
        }
      }
    }
  },
});
