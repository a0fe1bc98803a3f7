import rule from '../../src/rules/healthcheck-missing.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nHEALTHCHECK CMD ["x"]\nCMD ["y"]',
    'FROM a\nHEALTHCHECK NONE\nCMD ["y"]',
    ['FROM a\nEXPOSE 80\nCMD ["x"]', { deployment: { kubernetes: true } }],
    'FROM a AS b\nHEALTHCHECK CMD x\nFROM b\nCMD ["x"]',
    'FROM a\nCOPY x y',
    [
      'FROM a\nCMD ["x"]',
      { files: { 'compose.yaml': 'services:\n  a:\n    build: .\n    healthcheck: { test: x }\n' } },
    ],
  ],
  rejects: [
    ['FROM a\nCMD ["x"]', '[info]'],
    [
      'FROM a\nCMD ["x"]',
      '1: no HEALTHCHECK here or in compose: a hung server is never restarted [low]',
      null,
      { files: { 'compose.yaml': 'services:\n  a:\n    build: .\n' } },
    ],
  ],
});
