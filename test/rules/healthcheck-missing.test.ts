import rule from '../../src/rules/healthcheck-missing.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nHEALTHCHECK CMD ["x"]\nCMD ["y"]',
    'FROM a\nHEALTHCHECK NONE\nCMD ["y"]',
    ['FROM a\nEXPOSE 80\nCMD ["x"]', { deployment: { kubernetes: true } }],
    'FROM a AS b\nHEALTHCHECK CMD x\nFROM b\nCMD ["x"]',
    'FROM a\nCOPY x y',
  ],
  rejects: [
    ['FROM a\nEXPOSE 8080\nCMD ["x"]', '1: no HEALTHCHECK'],
    ['FROM a\nCMD ["x"]', '[info]'],
  ],
});
