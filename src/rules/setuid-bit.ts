import { defineRule } from './_shared/define-rule.ts';
import { argsOf, runsNamed } from './_shared/runs.ts';

const SETUID = /^0?[4-7][0-7]{3}$/;

export default defineRule({
  name: 'setuid-bit',
  summary: 'No setuid or setgid bit and no file capability is added.',
  severity: 'medium',
  builder: 'skip',
  references: ['CIS-DI-0008', 'CIS Docker 4.8', 'PSS restricted allowPrivilegeEscalation'],
  messages: {
    bit: "chmod {mode} makes a program run with its owner's rights, whoever starts it",
    capability: 'setcap gives a program rights that the container is meant to drop',
  },
  check({ stages }, report) {
    for (const { command } of runsNamed(stages, /^(?:setcap|chmod)$/)) {
      if (command.name === 'setcap' && !argsOf(command).includes('-r')) report({ at: command, message: 'capability' });
      const mode =
        command.name === 'chmod'
          ? command.words.slice(1).find(({ value }) => SETUID.test(value) || /^[ugoa]*\+[rwx]*s/.test(value))
          : undefined;
      if (mode) report({ at: command, message: 'bit', data: { mode: mode.value } });
    }
  },
});
