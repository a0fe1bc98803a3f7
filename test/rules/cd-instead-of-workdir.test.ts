import rule from '../../src/rules/cd-instead-of-workdir.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: ['FROM a\nWORKDIR /x\nRUN make', 'FROM a\nRUN make && cd x', 'FROM a\nRUN (x) && cd /y && z'],
  rejects: [
    ['FROM a\nRUN cd /app', '2: cd alone in a RUN does nothing'],
    ['FROM a\nRUN cd /app && make', '[info]', 'FROM a\nRUN cd /app && make'],
    [
      'FROM a\nRUN cd /app && make && make install\nWORKDIR /srv',
      '2: cd at the start',
      'FROM a\nWORKDIR /app\nRUN make && make install\nWORKDIR /srv',
    ],
    [
      'FROM a\nRUN cd /app \\\n  && make\nWORKDIR /srv',
      '2: cd at the start',
      'FROM a\nWORKDIR /app\nRUN make\nWORKDIR /srv',
    ],
    ...[
      'RUN cd /app && make\nWORKDIR srv',
      'RUN cd /app && make\nRUN ls\nWORKDIR /srv',
      'RUN cd /app && make || true\nWORKDIR /srv',
      'RUN cd /app && (make; ls)\nWORKDIR /srv',
      'RUN cd /app && if make; then ls; fi\nWORKDIR /srv',
      'RUN cd app && make\nWORKDIR /srv',
      'RUN cd "$D" && make\nWORKDIR /srv',
      'RUN cd /app; make\nWORKDIR /srv',
      'RUN --mount=type=bind,target=src cd /app && make\nWORKDIR /srv',
    ].map((line) => [`FROM a\n${line}`, '2: cd', `FROM a\n${line}`] as const),
  ],
});
