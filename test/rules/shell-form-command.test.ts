import rule from '../../src/rules/shell-form-command.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCMD ["node", "x.js"]',
    'FROM a\nCMD exec node x.js',
    'FROM a\nENTRYPOINT ["sh", "-c", "prepare && exec node x"]',
    'FROM a AS b\nCMD node\nFROM c',
    'FROM a\nSHELL ["powershell", "-Command"]\nCMD x',
    'FROM a\nCMD ["sh", "x.sh"]',
    'FROM a\nCMD ["fish", "-c", "a; b"]',
    'FROM a\nCMD ["xsh", "-c", "a; b"]',
    'FROM a\nENTRYPOINT ["sh", "-c", "exec a; b"]',
    'FROM a\nRUN node x',
    'FROM a\nHEALTHCHECK CMD node x',
  ],
  rejects: [
    ['FROM a\nCMD node server.js', '2: CMD in shell form', 'FROM a\nCMD ["node", "server.js"]'],
    ['FROM a\nENTRYPOINT python -m "my app"', 'ENTRYPOINT', 'FROM a\nENTRYPOINT ["python", "-m", "my app"]'],
    ['FROM a\nCMD node $X', 'shell form'],
    ['FROM a\nCMD a && b', 'shell form'],
    ["FROM a\nCMD ['node', 'x.js']", 'is no JSON', 'FROM a\nCMD ["node", "x.js"]'],
    ['FROM a\nCMD ["node", "x.js",]', 'is no JSON', 'FROM a\nCMD ["node", "x.js"]'],
    ['FROM a\nCMD ["sh", "-c", "prepare && node x"]', 'begin the last command with exec'],
    ...filled(
      'FROM a\nCMD %',
      `A=1 node
      node > x
      node &
      node *.js
      node {a,b}
      ~/node
      node | x
      execute x`,
    ).map(
      (text) =>
        [
          text,
          '2: CMD in shell form: /bin/sh is process 1 and the program never sees SIGTERM [medium]',
          text === 'FROM a\nCMD execute x' ? 'FROM a\nCMD ["execute", "x"]' : text,
        ] as const,
    ),
    ['FROM a\nCMD node \\\n  x', 'shell form', 'FROM a\nCMD node \\\n  x'],
    ['FROM a\nCMD node a~b', 'shell form', 'FROM a\nCMD ["node", "a~b"]'],
    [
      'FROM a\nCMD ["/bin/bash", "-ec", "a; b"]',
      'CMD starts a shell that is process 1: begin the last command with exec [low]',
    ],
    ['FROM a\nENTRYPOINT ["/bin/dash", "-c", "a; b"]', 'ENTRYPOINT starts a shell'],
    ['FROM a\nENTRYPOINT ["ash", "-c", "a; b"]', 'ENTRYPOINT starts a shell'],
    [
      'FROM a\nCMD [ "a", \'b\' ]',
      'CMD looks like exec form but is no JSON (double quotes, no trailing comma): Docker hands it to a shell as it stands [high]',
      'FROM a\nCMD ["a", "b"]',
    ],
    ["FROM a\nCMD ['a'  ,  'b c' , ]", 'is no JSON', 'FROM a\nCMD ["a", "b c"]'],
    ["FROM a\nCMD ['']", 'is no JSON', 'FROM a\nCMD [""]'],
    ...filled(
      'FROM a\nCMD %',
      `[a, b]
      ['a' 'b']
      ["a]
      ['a'] x
      ['a\\'']
      [,]`,
    ).map((text) => [text, 'is no JSON', text] as const),
  ],
});
