import type { Command, Word } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { runsNamed } from './_shared/runs.ts';
import { startCommands } from './_shared/starts.ts';

export default defineRule({
  name: 'unused-user',
  summary: 'An account that is made is used.',
  severity: 'high',
  builder: 'skip',
  references: ['Tally user-created-but-never-used', 'CIS Docker 4.1'],
  messages: { unused: '{user} is created but no USER switches to it: the container does not run as {user}' },
  check({ shipped, stages, shippedStages }, report) {
    if (!shipped) return;
    const used = new Set(
      stages.flatMap(({ body }) =>
        body.filter(({ keyword }) => keyword === 'USER').map(({ text }) => text.split(':')[0] ?? ''),
      ),
    );
    if (used.size > 0 && shipped.end.user.by) return;
    const dropped = new Set(
      [...shippedStages]
        .flatMap((stage) => startCommands(stage))
        .flatMap(({ command }) => command.words.map(({ value }) => value)),
    );
    for (const { command, stage } of runsNamed(shippedStages, /^(?:useradd|adduser)$/)) {
      const user = accountOf(command);
      if (user === null || used.has(user.value) || dropped.has(user.value) || !shippedStages.has(stage)) continue;
      report({ at: command, message: 'unused', data: { user: user.value } });
    }
  },
});

/** The account that `useradd`, `adduser` or busybox's `adduser` makes, when the name is plain. */
function accountOf(command: Command): Word | null {
  const words = command.words.slice(1);
  const plain = words.filter(
    (word, index) =>
      !word.value.startsWith('-') &&
      !/^-(?:[ugdskGehcMKpbPo]|-(?:uid|gid|home|home-dir|shell|ingroup|comment|gecos|groups|base-dir|expiredate|password))$/.test(
        words[index - 1]?.value ?? '',
      ),
  );
  const name = plain[0];
  return name !== undefined && name.literal && plain.length === 1 ? name : null;
}
