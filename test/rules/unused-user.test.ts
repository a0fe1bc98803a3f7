import rule from '../../src/rules/unused-user.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN useradd -u 10 app\nUSER app',
    'FROM a\nRUN adduser -D -u 10 app\nUSER 10',
    'FROM a\nRUN useradd app\nENTRYPOINT ["gosu", "app", "x"]',
    'FROM a AS b\nRUN useradd app\nFROM scratch',
    'FROM a\nRUN adduser app www-data',
    'ARG A=1',
    'FROM a\nRUN useradd app\nUSER app:app\nFROM b AS c\nFROM a\nRUN useradd app\nUSER app',
    'FROM a AS b\nUSER app:staff\nFROM c\nRUN useradd app',
    'FROM a\nRUN useradd $NAME',
    'FROM a\nRUN useradd',
    'FROM a\nRUN useradd -D',
    'FROM a\nRUN myuseradd app && useradd-x app && xadduser app && adduserx app',
  ],
  rejects: [
    ['FROM a\nRUN useradd -r -u 10 app && chown -R app /app', '2: app is created but no USER'],
    ['FROM a\nRUN addgroup -S g && adduser -S -G g web\nCMD ["x"]', 'web is created'],
    [
      'FROM a\nRUN useradd app\nLABEL app=app\nSTOPSIGNAL app',
      '2: app is created but no USER switches to it: the container does not run as app [high]',
    ],
    ['FROM b AS c\nUSER node\nFROM a\nRUN useradd app', '4: app is created'],
    ...filled(
      'FROM a\nRUN adduser % app',
      `-u 10
      -g g
      -d /x
      -s /bin/x
      -k /x
      -G g
      -e 2027-01-01
      -h /x
      -c x
      -M x
      -K x
      -p x
      -b /x
      -P x
      -o x
      --uid 10
      --gid 10
      --home /x
      --home-dir /x
      --shell /bin/x
      --ingroup g
      --comment x
      --gecos x
      --groups x
      --base-dir /x
      --expiredate x
      --password x
      --disabled-password
      -D
      --uid=10`,
    ).map((text) => [text, '2: app is created'] as const),
  ],
});
