import rule from '../../src/rules/label-format.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nLABEL org.opencontainers.image.created=$D org.opencontainers.image.licenses="MIT OR Apache-2.0" a.b=c',
    'FROM a\nLABEL org.opencontainers.image.source=https://x.example/y',
    ...filled(
      'FROM a\nLABEL org.opencontainers.image.%',
      `created=2026-11-23T10:00:00Z
      created=2026-11-23T10:00:00.123+01:00
      created=2026-11-23T10:00:00-10:30
      url=http://x
      url=https://x.example/y
      source=git@x.example:a/b.git
      source=ssh://x.example/a
      source=git://x.example/a
      source=http://x.example/a
      documentation=https://x.example
      documentation=http://x.example
      licenses=MIT
      licenses="(MIT OR Apache-2.0) AND GPL-2.0+"
      licenses="GPL-2.0-only WITH Classpath-exception-2.0 AND MIT AND ISC"
      revision=abc
      title="a b"
      created=$D
      constructor=x`,
    ),
    'FROM a\nLABEL xorg.opencontainers.image.url=x org.opencontainers.image.url.x=y',
    'FROM a\nLABEL a=b 1.2/c_d-e=f a$B=c\nFROM b\nLABEL a=b',
    'FROM a\nENV A_B=c',
  ],
  rejects: [
    ['FROM a\nLABEL org.opencontainers.image.created=yesterday', 'must be a date'],
    ['FROM a\nLABEL org.opencontainers.image.url=x', 'must be a URL'],
    ['FROM a\nLABEL org.opencontainers.image.title=""', 'is empty'],
    ['FROM a\nLABEL A_B=c', '[info]'],
    ['FROM a\nLABEL a=b\nLABEL a=c', 'set twice', 'FROM a\nLABEL a=c'],
    ['FROM a\nLABEL a=b d="e f" a=c', 'set twice', 'FROM a\nLABEL d="e f" a=c'],
    ['FROM a\nLABEL a=b \\\n  a=c', 'set twice', 'FROM a\nLABEL a=c'],
    ['FROM a\nLABEL a=b d=e\nLABEL a=c', 'set twice', 'FROM a\nLABEL a=b d=e\nLABEL a=c'],
    ['FROM a\n# why\nLABEL a=b\nLABEL a=c', 'set twice', 'FROM a\n# why\nLABEL a=b\nLABEL a=c'],
    ...filled(
      'FROM a\nLABEL org.opencontainers.image.created=%',
      `2026-11-23
      x2026-11-23T10:00:00Z
      2026-11-23T10:00:00Zx
      26-11-23T10:00:00Z
      2026-1-23T10:00:00Z
      2026-11-2T10:00:00Z
      2026-11-23T1:00:00Z
      2026-11-23T10:0:00Z
      2026-11-23T10:00:0Z
      2026-11-23T10:00:00.Z
      2026-11-23T10:00:00.xZ
      2026-11-23T10:00:00
      2026-11-23T10:00:00*01:00
      2026-11-23T10:00:00+1:00
      2026-11-23T10:00:00+01:0
      xxxx-11-23T10:00:00Z`,
    ).map(
      (text) => [text, '2: org.opencontainers.image.created must be a date as in 2026-11-23T10:00:00Z [low]'] as const,
    ),
    ...filled(
      'FROM a\nLABEL org.opencontainers.image.%',
      `url=xhttps://x
      url=https://
      url="https://x y"
      url=git@x
      source=xhttps://x
      source=xgit@x
      source="https://x y"
      source="git@x y"
      source=git@
      source=ftp://x
      documentation=xhttps://x
      documentation="https://x y"
      documentation=https://`,
    ).map((text) => [text, ' must be a URL'] as const),
    ...filled(
      'FROM a\nLABEL org.opencontainers.image.licenses=%',
      `"MIT, ISC"
      "see LICENSE"
      "MIT OR"
      "*MIT"
      "MIT AND *"
      "MIT AND ISC*"
      "MIT OR ISC, MIT"`,
    ).map((text) => [text, 'image.licenses must be an SPDX expression'] as const),
    ['FROM a\nLABEL org.opencontainers.image.revision="a b"', 'image.revision must be a revision'],
    ['FROM a\nLABEL org.opencontainers.image.revision=" ab"', 'image.revision must be a revision'],
    ...filled(
      'FROM a\nLABEL %',
      `A=c
      -a=c
      a-=c
      a~b=c
      .a=c`,
    ).map((text) => [text, ': lower-case letters, digits, dots and dashes only [info]'] as const),
    ['FROM a\nLABEL A=b A=c', ['2: label key A:', '2: A is set twice: the later one counts']],
  ],
});
