import rule from '../../src/rules/syntax-error.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nRUN x', '', '# only a comment'],
  rejects: [
    ['FORM a', ['did you mean FROM?', '1: no FROM']],
    ['FROM a\nRUN <<EOF\nx', '3: here-document EOF'],
    ['FROM a\nCMD', '2: CMD needs'],
    ['FROM a\nENTRYPOIN x', 'did you mean ENTRYPOINT?'],
  ],
});
