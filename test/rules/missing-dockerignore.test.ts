import rule from '../../src/rules/missing-dockerignore.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nCOPY . .',
    ['FROM a\nCOPY src src', { context: { files: ['.git/HEAD'] } }],
    [
      'FROM a\nCOPY . .',
      { context: { files: ['.git/HEAD', '.dockerignore'], ignored: ['.git'], ignoreFile: '.dockerignore' } },
    ],
    ...filled(
      'FROM a\n%',
      `COPY --from=b . .
      COPY x .
      COPY ./x .
      COPY .x .
      COPY *.js .
      WORKDIR .`,
    ).map((text) => [text, { context: { files: ['x'] } }] as const),
    ['FROM a\nCOPY . .', { context: { files: ['.env.local', '.npmrc'], ignoreFile: '.dockerignore' } }],
  ],
  rejects: [
    ['FROM a\nCOPY . .', '2: no .dockerignore', null, { context: { files: ['x'] } }],
    [
      'FROM a\nCOPY . .',
      'takes in .git, .env, which .dockerignore',
      null,
      {
        context: {
          files: ['.git/HEAD', '.env', 'node_modules/x'],
          ignored: ['node_modules'],
          ignoreFile: '.dockerignore',
        },
      },
    ],
    ['FROM a AS b\nCOPY . .\nFROM scratch', '[medium]', null, { context: { files: ['x'] } }],
    ...filled(
      'FROM a\n%',
      `COPY . .
      COPY ./ .
      COPY / .
      COPY * .
      ADD . .`,
    ).map(
      (text) =>
        [
          text,
          `2: no .dockerignore: COPY ${text.split(' ')[2]} sends the whole folder, .git and forgotten secrets included`,
          null,
          { context: { files: ['x'] } },
        ] as const,
    ),
    ['FROM a\nCOPY x . /y/', '2: no .dockerignore: COPY x sends', null, { context: { files: ['x'] } }],
    ['FROM a\nCOPY . .\nCOPY . /b\nFROM c\nCOPY . .', '[medium]', null, { context: { files: ['x'] } }],
    ...'.git .env .netrc .aws .ssh .kube node_modules .venv venv __pycache__ terraform.tfstate id_rsa'
      .split(' ')
      .map(
        (path) =>
          [
            'FROM a\nCOPY . .',
            `2: COPY . takes in ${path}, which x.ignore does not leave out [high]`,
            null,
            { context: { files: [path], ignoreFile: 'x.ignore' } },
          ] as const,
      ),
    ...'.env.local .env.production .npmrc .pypirc'
      .split(' ')
      .map(
        (path) =>
          [
            'FROM a\nCOPY . .',
            `takes in ${path}, which`,
            null,
            { context: { files: [path], ignoreFile: 'x', secrets: [{ path, kind: 'token' }] } },
          ] as const,
      ),
  ],
});
