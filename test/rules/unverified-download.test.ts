import rule from '../../src/rules/unverified-download.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nADD --checksum=sha256:abc https://x.example/f /f',
    'FROM a\nADD f.tar.gz /',
    'FROM a\nRUN curl -fsSLo /t https://x.example/f && echo "abc  /t" | sha256sum -c -',
    'FROM a\nRUN curl -f http://localhost/health',
    'FROM a\nRUN wget -qO- https://x.example | tar xz',
    'FROM a\nRUN curl -fsSL https://x.example/key.asc -o /etc/apt/keyrings/x.asc',
  ],
  rejects: [
    ['FROM a\nADD https://x.example/f /f', '2: ADD takes x.example without'],
    ['FROM a\nRUN curl -fsSL https://x.example/f -o /bin/f && chmod +x /bin/f', 'curl stores a download'],
    ['FROM a\nRUN wget https://x.example/f', 'wget stores'],
    ['FROM a AS b\nRUN wget https://x.example/f\nFROM scratch', '[medium'],
    ['FROM a\nRUN curl https://x.example/f > /f', 'curl'],
  ],
});
