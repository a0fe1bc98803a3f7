import { defineRule, instructionsOf } from './_shared/define-rule.ts';

export default defineRule({
  name: 'privileged-port',
  summary: 'Ports are 1024 or higher, so that no right is needed to open them.',
  severity: 'low',
  builder: 'skip',
  references: ['CIS Docker 5.8', 'PSS restricted capabilities'],
  messages: { port: 'port {port} is below 1024: in many clusters only root may open it' },
  check({ stages }, report) {
    for (const stage of stages) {
      const user = stage.end.user.value;
      if (user?.known && /^(?:|root|0)(?::|$)/.test(user.text) && !stage.end.user.by) continue;
      for (const instruction of instructionsOf(stage, 'EXPOSE')) {
        for (const [index, word] of instruction.words.entries()) {
          const value = stage.values.get(instruction)?.[index];
          const port = Number(/^(\d+)/.exec(value?.known ? value.text : '')?.[1] ?? 'NaN');
          if (port > 0 && port < 1024 && port !== 22) report({ at: word, message: 'port', data: { port } });
        }
      }
    }
  },
});
