import rule from '../../src/rules/wget-and-curl.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN curl x && curl y', 'FROM a\nRUN curl x\nFROM b\nRUN wget x'],
  rejects: [['FROM a\nRUN curl x\nRUN wget x', '3: this stage uses']],
});
