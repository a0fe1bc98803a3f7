import rule from '../../src/rules/wget-progress.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN wget -q x',
    'FROM a\nRUN wget -nv x',
    'FROM a\nRUN wget --progress=dot:giga x',
    'FROM a\nRUN wget -qO- x',
    ...filled(
      'FROM a\nRUN %',
      `wget --quiet x
      wget --no-verbose x
      wget -o log x
      wget --output-file=log x
      wget -a log x
      wget --spider x
      wget --progress x
      wget --version
      mywget x
      wget2 x`,
    ),
  ],
  rejects: [
    ['FROM a\nRUN wget x', '2: wget draws', 'FROM a\nRUN wget -nv x'],
    ...filled(
      '%',
      `--show-progress
      x--progress
      x-nv
      x--version`,
    ).map((arg) => [`FROM a\nRUN wget ${arg} x`, '2: wget draws', `FROM a\nRUN wget -nv ${arg} x`] as const),
  ],
  mends: 'safe',
});
