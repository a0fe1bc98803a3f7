import { defineRule } from './_shared/define-rule.ts';

const RESERVED = new Set(['scratch', 'context']);

export default defineRule({
  name: 'stage-names',
  summary: 'Stage names are lower case, used once, and not reserved.',
  severity: 'low',
  references: [
    'hadolint DL3024',
    'hadolint DL3063',
    'BuildKit StageNameCasing',
    'BuildKit DuplicateStageName',
    'BuildKit ReservedStageName',
    'Trivy DS-0012',
    'Checkov CKV_DOCKER_11',
    'KICS b16e8501',
  ],
  messages: {
    casing: 'stage {name}: names are matched in lower case',
    duplicate: 'a second stage is called {name}: which one do later lines mean?',
    reserved: '{name} has a meaning of its own for Docker',
  },
  check({ stages }, report) {
    const seen = new Set<string>();
    for (const { nameWord: word, name } of stages) {
      if (!word || name === null) continue;
      const data = { name: word.value };
      if (RESERVED.has(name)) report({ at: word, message: 'reserved', data, severity: 'high' });
      else if (seen.has(name)) report({ at: word, message: 'duplicate', data, severity: 'medium' });
      else if (word.value !== name)
        report({
          at: word,
          message: 'casing',
          data,
          fix: { title: 'lower case', safe: true, edits: [{ range: word.range, text: name }] },
        });
      seen.add(name);
    }
  },
});
