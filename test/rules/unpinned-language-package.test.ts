import rule from '../../src/rules/unpinned-language-package.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN npm install -g npm@11.6.2',
    'FROM a\nRUN pip install flask==3.1.0',
    'FROM a\nRUN gem install rails -v 8.0',
    'FROM a\nRUN go install example.com/x@v1.2.3',
    'FROM a\nRUN pip install -r r.txt',
    'FROM a\nRUN cargo install --path .',
    'FROM a\nRUN go install ./...',
    'FROM a\nRUN npm i -g $X',
    'FROM a\nRUN pip install .',
  ],
  rejects: [
    ['FROM a\nRUN npm install -g pnpm', '2: npm takes whatever version of pnpm'],
    ['FROM a\nRUN pip install --no-cache-dir flask', 'flask'],
    ['FROM a\nRUN go install example.com/x@latest', '@latest'],
    ['FROM a\nRUN npm install express@^4', 'express@^4'],
    ['FROM a AS b\nRUN gem install x\nFROM scratch', '[low]'],
    ['FROM a\nRUN python3 -m pip install --upgrade pip', 'pip takes'],
  ],
});
