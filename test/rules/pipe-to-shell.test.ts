import rule from '../../src/rules/pipe-to-shell.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN curl -fsSL https://x.example/k | gpg --dearmor > /k',
    'FROM a\nRUN curl x | tar xz && bash ./run.sh',
    'FROM a\nRUN curl x | python3 tool.py',
    'FROM a\nRUN curl x || sh fallback.sh',
  ],
  rejects: [
    ['FROM a\nRUN curl -fsSL https://x.example | sh', '2: what curl fetches runs at once in sh'],
    ['FROM a\nRUN wget -qO- https://x.example | sudo -E bash -', 'bash'],
    ['FROM a\nRUN bash -c "$(curl -fsSL https://x.example)"', 'in bash'],
    ['FROM a\nRUN curl x | tee /i.sh | bash -s -- -y', 'bash'],
    ['FROM a\nRUN bash <(curl -s https://x.example)', 'in bash'],
    ['FROM a\nRUN curl -sSL https://x.example | python3 -', 'python3'],
  ],
});
