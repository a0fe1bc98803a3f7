import type { Resolved, Stage } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';

export default defineRule({
  name: 'privileged-port',
  summary: 'Ports are 1024 or higher, so that no right is needed to open them.',
  severity: 'low',
  builder: 'skip',
  references: ['CIS Docker 5.8', 'PSS restricted capabilities'],
  messages: { port: 'port {port} is below 1024: in many clusters only root may open it' },
  check({ stages }, report) {
    for (const { stage, instruction } of placed(
      stages.filter((one) => !staysRoot(one)),
      'EXPOSE',
    )) {
      for (const [index, word] of instruction.words.entries()) {
        const port = portOf(stage.values.get(instruction)?.[index]);
        if (port > 0 && port < 1024 && port !== 22) report({ at: word, message: 'port', data: { port } });
      }
    }
  },
});

/** The image's own user is root and the file changes nothing about it: `root-user` speaks of that. */
function staysRoot({ end: { user } }: Stage): boolean {
  return user.by === null && user.value?.known === true && /^(?:|root|0)(?::|$)/.test(user.value.text);
}

function portOf(value: Resolved | undefined): number {
  return Number(/^(\d+)/.exec(value?.known ? value.text : '')?.[1] ?? 0);
}
