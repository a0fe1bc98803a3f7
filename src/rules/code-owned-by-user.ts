import type { Command, Word } from '../model/dockerfile.ts';
import { destinationOf, flagOf } from './_shared/copies.ts';
import { defineRule, instructionsOf } from './_shared/define-rule.ts';
import { hasOption, runsOf } from './_shared/runs.ts';

const CODE =
  /^(?:\.|\.\/|\/(?:app|srv|opt|usr\/src|usr\/share\/nginx\/html|var\/www|code|workspace)\b.*|\/home\/[^/]+\/app.*)$/;

export default defineRule({
  name: 'code-owned-by-user',
  summary: "The program's files belong to root and the process cannot rewrite them.",
  severity: 'low',
  builder: 'skip',
  references: ['KICS aa93e17f', 'CIS Docker 5.13', 'OWASP Docker 8'],
  messages: {
    copy: 'what the process runs belongs to it (--chown={owner}): a break-in can rewrite it',
    chown: 'chown -R gives the process its own code to rewrite',
  },
  check({ shipped, shippedStages }, report) {
    if (!shipped) return;
    for (const stage of shippedStages) {
      for (const instruction of instructionsOf(stage, 'COPY', 'ADD')) {
        const chown = flagOf(instruction, 'chown');
        if (chown && !/^(?:root|0)(?::|$)/.test(chown.value ?? '') && !isState(destinationOf(instruction)?.value ?? ''))
          report({ at: chown, message: 'copy', data: { owner: chown.value ?? '' } });
      }
    }
    for (const { command } of runsOf(shippedStages)) {
      if (command.name !== 'chown' || !hasOption(command, '-R', '--recursive')) continue;
      const owner = operandsOf(command)[0]?.value ?? '';
      const path = operandsOf(command)
        .slice(1)
        .find((word) => CODE.test(word.value) && !isState(word.value));
      if (path && !/^(?:root|0)(?::|$)/.test(owner)) report({ at: command, message: 'chown' });
    }
  },
});

function operandsOf(command: Command): readonly Word[] {
  return command.words.slice(1).filter((word) => !word.value.startsWith('-'));
}

/** Folders that a program is meant to write. */
function isState(path: string): boolean {
  return /(?:^|\/)(?:data|var|cache|logs?|tmp|temp|uploads?|storage|media|run|state|db)(?:\/|$)/.test(
    path.replace(/^\/var\/www\b/, ''),
  );
}
