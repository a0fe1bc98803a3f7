import rule from '../../src/rules/code-owned-by-user.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY . .',
    'FROM a\nCOPY --chown=0:0 . .',
    'FROM a\nCOPY --chown=10:10 seed /data',
    'FROM a\nRUN chown -R 10:10 /app/data /var/lib/x',
    'FROM a AS b\nCOPY --chown=node . .\nFROM scratch',
    ...filled(
      'FROM a\nCOPY --chown=%',
      `root . .
      root:root . .
      root:app . .
      0 . .
      0:10 . .`,
    ),
    ...filled(
      'FROM a\nCOPY --chown=app x %',
      `data
      /app/data
      /var/lib/x
      /app/cache/
      /app/log
      /app/logs
      /tmp/x
      /app/temp
      /app/upload
      /app/uploads
      /app/storage
      /app/media
      /run/x
      /app/state
      /app/db
      /var/www/data
      /x/var/www`,
    ),
    ...filled(
      'FROM a\nRUN %',
      `chown -R root /app
      chown -R 0:0 /app
      chown app /app
      xchown -R app /app
      chowned -R app /app
      chown -R app /application
      chown -R app /x/app
      chown -R app /home/app
      chown -R app /home/a/b/app
      chown -R app ./x
      chown -R app
      mkdir /app && chown -R app /app
      mkdir -p /app /srv && chown -R app /app && chown -R app /srv`,
    ),
  ],
  rejects: [
    ['FROM a\nCOPY --chown=node:node . .', '2: what the process runs belongs to it (--chown=node:node)'],
    ['FROM a\nRUN chown -R app:app /app', '2: chown -R'],
    ...filled(
      'FROM a\n%',
      `ADD --chown=app . .
      COPY --chown=app:root . .
      COPY --chown=nonroot . .
      COPY --chown=1000 . .
      COPY --chown=root1 . .
      COPY --chown=app x /var/www
      COPY --chown=app x /database
      COPY --chown=app x /appdata`,
    ).map((text) => [text, '2: what the process runs belongs to it'] as const),
    ...filled(
      'FROM a\nRUN chown %',
      `-R app .
      -R app ./
      -R app /app
      -R app /app/src
      -R app /srv
      -R app /opt/x
      -R app /usr/src/app
      -R app /usr/share/nginx/html
      -R app /var/www
      -R app /code
      -R app /workspace
      -R app /home/app/app
      -R app /home/node/app/src
      --recursive app /app
      -R app /data /app
      -v -R app /app
      -R nonroot /app`,
    ).map((text) => [text, '2: chown -R gives the process its own code to rewrite [low]'] as const),
    ['FROM a\nRUN mkdir /app/x && chown -R app /app/x /app', '2: chown -R'],
    ['FROM a\nRUN touch /app && chown -R app /app', '2: chown -R'],
    ['FROM a\nRUN mkdir /app\nRUN chown -R app /app', '3: chown -R'],
  ],
});
