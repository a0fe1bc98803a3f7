import { afterAll, expect, it } from 'vitest';
import { runCommand } from '../../src/render/commands.ts';
import { detect, openRepo, plan, NO_POLICY } from '../../src/api.ts';
import { discard } from '../case.ts';
import { readerOf } from './reader.ts';

const express = readerOf('node', 'express-npm');
afterAll(() => discard(express.cwd));

const doubtsOf = (script: string) =>
  express
    .read(['FROM node:24', 'COPY run.sh /run.sh', 'ENTRYPOINT ["/run.sh"]', 'CMD ["node", "src/server.js"]'], {
      'run.sh': `#!/bin/sh\n${script}\nexec "$@"\n`,
    })
    .doubts.map(({ message }) => message);

it.each([
  ['npm run migrate', 'run.sh:2 calls npm run migrate'],
  ['[ -n "$X" ] && npx prisma migrate deploy', 'run.sh:2 calls npx prisma migrate'],
  ['if yarn; then echo; fi', 'run.sh:2 calls yarn'],
  ['pip install -r x', 'run.sh:2 calls pip install -r'],
  ['./gradlew bootRun', 'run.sh:2 calls ./gradlew bootRun'],
])('a start script that calls a tool which is not shipped is a question: %s', (line, says) => {
  expect(doubtsOf(line)).toEqual([
    `${says}, which the new image does not carry (H4): write out the program that it starts`,
  ]);
});

it.each(['# npm run migrate', 'node src/migrate.js', 'echo npm', 'gopher serve', 'npm-check', 'cd /app/npm'])(
  'and one that calls others is none: %s',
  (line) => {
    expect(doubtsOf(line)).toEqual([]);
  },
);

it.each([
  [['ENV SECRET_KEY=hunter2hunter2'], ['SECRET_KEY']],
  [
    ['ENV API_TOKEN=abc PORT=4100', 'ENV DATABASE_URL=postgres://app:hunter2@db/app'],
    ['API_TOKEN', 'DATABASE_URL'],
  ],
])('names of secrets that come at the start are kept, and the run line hands them over: %j', (lines, names) => {
  const { kept } = express.read(['FROM node:24', ...lines, 'CMD ["node", "src/server.js"]']);
  expect(kept.handedOver).toEqual(names);
  const [facts] = detect(openRepo(express.cwd), {}, [])[0]?.facts ?? [];
  if (facts === undefined) throw new Error('no facts');
  const run = runCommand(plan({ ...facts, kept }, {}, NO_POLICY)).join(' ');
  for (const name of names) expect(run).toContain(` -e ${name} `);
  expect(JSON.stringify(kept)).not.toContain('hunter2');
});

it('a secret of a build stage is none of the running container', () => {
  const lines = ['FROM node:24 AS a', 'ENV BUILD_TOKEN=abc', 'RUN npm ci', 'FROM node:24', 'COPY --from=a /app /app'];
  expect(express.read([...lines, 'CMD ["node", "src/server.js"]']).kept.handedOver).toBeUndefined();
});
