import { isLocked, NO_POLICY, originOf } from '../../api.ts';
import type { AnswerKey, Answers } from '../../model/answers.ts';
import { answerOptions } from '../options.ts';
import { quoteWord } from '../split-words.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import type { Given } from './given.ts';
import { table, wrapped } from './layout.ts';

/** What the team has decided, and what had to give way to it. Nothing where there is no team. */
export function teamScreen(given: Given, terminal: Terminal): readonly string[] {
  const { policy, answers, origins, overruled } = given;
  if (policy === NO_POLICY) return [];
  const locked = (Object.keys(answers) as AnswerKey[]).filter((key) => isLocked(policy, key));
  const rows = [
    ...locked.map((key) => ({ label: titleOf(key), value: shown(answers[key]), from: origins[key] ?? '' })),
    ...policy.code.stacks.map(({ id }) => ({
      label: 'stack',
      value: `${id} · unproven`,
      from: originOf(policy, `stacks.${id}`),
    })),
    ...[...policy.code.templates].map(([name, { file, preset }]) => ({
      label: 'template',
      value: `${name} · unproven`,
      from: `${preset}, ${file}`,
    })),
  ];
  const lines = overruled.flatMap((one) =>
    wrapped(
      `  ${terminal.paint('warning', '!')} `,
      visible(`${titleOf(one.key)}: ${shown(one.locked)} taken, not ${shown(one.given)}: ${one.said}`),
      terminal.width,
    ),
  );
  const title = rows.length === 0 ? [] : [`  ${terminal.paint('strong', 'decided by the team')}`];
  return rows.length + lines.length === 0 ? [] : [...title, ...table(rows, terminal), ...lines, ''];
}

function titleOf(key: AnswerKey): string {
  return answerOptions.find((option) => option.answer === key)?.title ?? key;
}

function shown(answer: Answers[AnswerKey]): string {
  if (answer === null || answer === undefined) return 'none';
  return Array.isArray(answer) ? answer.map(quoteWord).join(' ') : String(answer);
}
