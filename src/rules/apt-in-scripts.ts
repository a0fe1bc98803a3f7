import { defineRule } from './_shared/define-rule.ts';
import { runsNamed, subcommand } from './_shared/runs.ts';

export default defineRule({
  name: 'apt-in-scripts',
  summary: 'Scripts call apt-get: apt is for people.',
  severity: 'info',
  references: ['hadolint DL3027', 'Checkov CKV_DOCKER_9', 'KICS b84a0b47', 'Semgrep prefer-apt-get', 'droast DF059'],
  messages: { apt: 'apt says itself that its command line may change: apt-get' },
  check({ stages }, report) {
    for (const { command } of runsNamed(stages, /^apt$/)) {
      const word = command.words[0];
      if (
        word?.raw !== 'apt' ||
        command.via !== null ||
        !/^(?:install|update|upgrade|remove|purge|autoremove|clean)$/.test(subcommand(command))
      )
        continue;
      report({
        at: word,
        message: 'apt',
        fix: { title: 'say apt-get', safe: true, edits: [{ range: word.range, text: 'apt-get' }] },
      });
    }
  },
});
