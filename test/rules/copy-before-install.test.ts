import rule from '../../src/rules/copy-before-install.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .',
    'FROM a\nCOPY . .\nRUN make',
    'FROM a\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\nCOPY . .\nRUN npm ci',
  ],
  rejects: [
    ['FROM a\nCOPY . .\nRUN npm ci', '2: every change'],
    ['FROM a\nWORKDIR /x\nCOPY . .\nRUN pip install -r requirements.txt', '3:'],
  ],
});
