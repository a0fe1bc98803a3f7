import type { Learnt } from '../../api.ts';
import { table, wrapped } from '../dialog/layout.ts';
import { quoteWord } from '../split-words.ts';
import type { Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import type { PresetAgreement } from './agree-preset.ts';
import type { PresetOrder } from './preset-order.ts';
import { presetQuestions } from './preset-questions.ts';

/** What a repository that is already right said, and where. */
export function learntScreen({ values, from }: Learnt, terminal: Terminal): readonly string[] {
  const rows = Object.entries(values).map(([key, value]) => ({
    label: key,
    value: JSON.stringify(value),
    from: from[key] ?? '',
  }));
  return rows.length === 0 ? [] : [`  ${terminal.paint('strong', 'learnt')}`, ...table(rows, terminal), ''];
}

/** What was written, what a case would be refused for, and what to type next. */
export function initScreen(made: PresetAgreement, order: PresetOrder, terminal: Terminal): readonly string[] {
  const { targets, kept, tried, answers } = made;
  const refused = tried.flatMap(({ name, decided }) =>
    decided['refused'] === undefined ? [] : [`test/${name} is refused: ${String(decided['refused'])}`],
  );
  const publish = answers['publish']?.[0] === 'git' ? 'git commit and git push' : 'npm publish';
  return [
    `  ${targets.length} files written${kept.length === 0 ? '' : `, ${kept.length} kept as they were`}`,
    ...refused.flatMap((text) => wrapped(`  ${terminal.paint('warning', '!')} `, visible(text), terminal.width)),
    '',
    ...table(
      [
        { label: 'again', value: againLineOf(made, order), from: '' },
        {
          label: 'try it',
          value: `ironhull defaults test${order.dir === '.' ? '' : ` ${quoteWord(order.dir)}`}`,
          from: '',
        },
        { label: 'publish', value: `${publish}; README.md says how it is followed`, from: '' },
      ],
      terminal,
    ),
  ];
}

/** The same preset as one line of flags. */
export function againLineOf({ answers, locks }: PresetAgreement, { dir }: PresetOrder): string {
  const flags = presetQuestions.flatMap(({ name, form }) => {
    const words = answers[name] ?? [];
    return form === 'flag' ? words.map(() => `--${name}`) : words.map((word) => `--${name} ${quoteWord(word)}`);
  });
  const all = [...flags, ...locks.map((key) => `--lock ${quoteWord(key)}`)];
  return ['ironhull defaults init', ...(dir === '.' ? [] : [quoteWord(dir)]), '--yes', ...all].join(' ');
}
