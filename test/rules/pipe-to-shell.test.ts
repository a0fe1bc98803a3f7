import rule from '../../src/rules/pipe-to-shell.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN curl -fsSL https://x.example/k | gpg --dearmor > /k',
    'FROM a\nRUN curl x | tar xz && bash ./run.sh',
    'FROM a\nRUN curl x | python3 tool.py',
    'FROM a\nRUN curl x || sh fallback.sh',
    ...filled(
      'FROM a\nRUN %',
      `mycurl x | sh
      curler x | sh
      curl x && sh
      curl x | xsh
      curl x | sh ./run.sh
      curl x | bash -c "tar x"
      curl x | tee a && sh
      curl x | tee a; sh
      bash "$(cat curl)"
      cat <(curl x)
      bash -c "$(curly x)"
      bash -c "curl x"
      curl x | a | b | c | d | e | f | g | h | sh`,
    ),
    'FROM a\nRUN curl x |\nRUN sh',
  ],
  rejects: [
    ['FROM a\nRUN curl -fsSL https://x.example | sh', '2: what curl fetches runs at once in sh'],
    ['FROM a\nRUN wget -qO- https://x.example | sudo -E bash -', 'bash'],
    ['FROM a\nRUN bash -c "$(curl -fsSL https://x.example)"', 'in bash'],
    ['FROM a\nRUN curl x | tee /i.sh | bash -s -- -y', 'bash'],
    ['FROM a\nRUN bash <(curl -s https://x.example)', 'in bash'],
    ['FROM a\nRUN curl -sSL https://x.example | python3 -', 'python3'],
    ...filled(
      'FROM a\nRUN %',
      `curl x | sh
      curl x |& sh
      curl x | sh -
      curl x | sh --
      curl x | sh -ex
      curl x | sh -s stable
      curl x | env A=1 sh
      curl x | a | b | sh`,
    ).map((text) => [text, '2: what curl fetches runs at once in sh: nobody can see or check it [high]'] as const),
    ['FROM a\nRUN wget -O- x | bash', '2: what wget fetches runs at once in bash'],
    ['FROM a\nRUN sh -c "$( wget -qO- x)"', '2: what wget fetches runs at once in sh'],
    ['FROM a\nRUN sh -c "`curl x`"', '2: what curl fetches runs at once in sh'],
  ],
});
