import { afterAll, describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { applied, fates, kept, readerOf } from './reader.ts';

const express = readerOf('node', 'express-npm');
const read = (...given: Parameters<typeof express.read>) => express.read(...given);
afterAll(() => discard(express.cwd));

describe('facts of a Dockerfile', () => {
  it.each([
    ['ENV PORT', ['FROM node:24', 'ENV PORT=4555', 'EXPOSE 9000'], 'port', 4555, 'Dockerfile:2'],
    ['EXPOSE', ['FROM node:24', 'EXPOSE 9000/tcp'], 'port', 9000, 'Dockerfile:2'],
    ['a port below 1024', ['FROM node:24', 'ENV PORT=80'], 'port', 8080, 'Dockerfile:2'],
    [
      'the program',
      ['FROM node:24', 'CMD ["node", "--enable-source-maps", "src/server.js"]'],
      'start',
      ['node', '--enable-source-maps', 'src/server.js'],
      'Dockerfile:2',
    ],
    [
      'the program behind tini, by its full path',
      ['FROM node:24', 'WORKDIR /app', 'ENTRYPOINT ["tini", "-g", "--"]', 'CMD ["node", "/app/src/server.js", "--x"]'],
      'start',
      ['node', 'src/server.js', '--x'],
      'Dockerfile:4',
    ],
    [
      'volumes',
      ['FROM node:24', 'VOLUME ["/data", "/var/cache/x/"]'],
      'writable',
      ['/data', '/var/cache/x'],
      'Dockerfile:2',
    ],
    [
      'secrets that a step of one’s own reads',
      ['FROM node:24', 'ARG SENTRY_AUTH_TOKEN', 'RUN ./upload "$SENTRY_AUTH_TOKEN"'],
      'secrets',
      ['custom:SENTRY_AUTH_TOKEN'],
      'Dockerfile:2',
    ],
    ['public variables', ['FROM node:24', 'ARG VITE_KEY_NAME'], 'buildArgs', ['VITE_KEY_NAME'], 'Dockerfile:2'],
  ] as const)('%s', (_name, lines, key, value, from) => {
    expect(read(lines).answers[key]).toEqual({ value, from });
  });

  it('leaves out what the manifests say too', () => {
    expect(read(['FROM node:24', 'EXPOSE 4100', 'CMD ["node", "src/server.js"]']).answers).toEqual({});
  });

  it('knows the stage that ships, and the user it ends with', () => {
    const takeover = read([
      'FROM node:24 AS a',
      'RUN useradd --uid 1234 app',
      'FROM a AS b',
      'USER app',
      'FROM b',
      'CMD ["node", "src/server.js"]',
    ]);
    expect(takeover.base).toEqual({ value: 'node:24', from: 'Dockerfile:1' });
    expect(takeover.kept.user).toEqual({ uid: 1234, gid: 1234 });
  });

  it('pulls through the same mirror', () => {
    expect(read(['FROM registry.acme.example/hub/node:24']).kept.mirror).toBe('registry.acme.example/hub');
    expect(read(['FROM node:24']).kept.mirror).toBeNull();
  });
});

describe('what becomes of packages', () => {
  it('kept where the code calls them, with the place', () => {
    const code = {
      'src/thumb.js': "import { execFile } from 'node:child_process';\nexecFile('ffmpeg', ['-i', 'x']);\n",
    };
    const takeover = read(['FROM node:24-slim', 'RUN apt-get update && apt-get install -y ffmpeg vim'], code);
    expect(takeover.treated.find(({ part }) => part === 'ffmpeg')).toMatchObject({
      fate: 'kept',
      note: 'called in src/thumb.js:2',
    });
    expect(takeover.treated.find(({ part }) => part === 'vim')).toMatchObject({ fate: 'removed' });
    expect(takeover.answers.base).toEqual({ value: 'slim', from: 'Dockerfile:2' });
    expect(kept(takeover)[0]).toContain('apt-get install --yes --no-install-recommends ffmpeg');
  });

  it('kept where the old base brought them along', () => {
    const code = {
      'src/version.js': "import { execFileSync } from 'node:child_process';\nexecFileSync('git', ['--version']);\n",
    };
    expect(fates(read(['FROM node:24'], code), 0)).toEqual(['replaced FROM node:24', 'kept git']);
    expect(fates(read(['FROM node:24-slim'], code), 0)).toEqual(['replaced FROM node:24-slim']);
  });

  it('a stage that others build gets a smaller folder, and says so', () => {
    const compose = 'services:\n  app:\n    build:\n      context: .\n      target: dev\n';
    const takeover = read(['FROM node:24 AS dev', 'COPY . .', 'FROM node:24', 'CMD ["node", "src/server.js"]'], {
      'compose.yaml': compose,
    });
    expect(takeover.treated.find(({ index }) => index === 1)).toMatchObject({
      fate: 'kept',
      note: 'compose.yaml:5 builds its stage; it gets what .dockerignore lets in, and --include adds to that',
    });
    expect(takeover.kept.stages.map(({ name }) => name)).toEqual(['dev']);
  });

  it('a shell stays where the code runs commands in one', () => {
    const code = { 'src/run.js': "import { execSync } from 'node:child_process';\nexecSync('ls | wc -l');\n" };
    expect(read(['FROM node:24-slim'], code).answers.base).toEqual({ value: 'slim', from: 'Dockerfile:1' });
  });
});

describe('instructions of a person’s own', () => {
  it('go into the stage that they belong to, in their order', () => {
    const takeover = read([
      'FROM node:24 AS build',
      'RUN ./tools/generate.sh',
      'FROM node:24-slim',
      'RUN locale-gen en_GB.UTF-8',
      'ENV A=1',
      'ENV B=$A',
      'COPY certs/ca.crt /etc/ssl/acme/',
      'COPY --from=build /app/x /app/x',
      'LABEL team=harbour',
    ]);
    expect(takeover.kept.instructions.map(({ stage, at, text }) => `${stage} ${at} ${text}`)).toEqual([
      'build end RUN ./tools/generate.sh',
      'runtime start RUN locale-gen en_GB.UTF-8',
      'runtime start ENV A=1',
      'runtime end ENV B=$A',
      'runtime end COPY --chown=0:0 --chmod=u=rwX,go=rX certs/ca.crt /etc/ssl/acme/',
      'runtime end LABEL team=harbour',
    ]);
    expect(takeover.kept.include).toEqual(['certs/ca.crt']);
  });

  it('a step that installs and does more is taken apart where that is plain, and asked about where it is not', () => {
    expect(fates(read(['FROM node:24', 'RUN npm ci && ln -s /a /b && rm -rf /tmp/x']), 1)).toEqual([
      'replaced npm ci',
      'kept ln -s /a /b',
      'removed rm -rf /tmp/x',
    ]);
    const tangled = read(['FROM node:24', 'RUN if [ -f x ]; then npm ci; else make all; fi']);
    expect(tangled.treated.find(({ index }) => index === 1)?.fate).toBe('asks');
    expect(tangled.doubts.map(({ message }) => message)).toEqual([
      'Dockerfile:2 installs and does something of its own in one script: take it apart first',
    ]);
  });

  it('a start that a shell puts together is asked about, and a plain one is not', () => {
    const open = read(['FROM node:24', 'CMD node src/server.js --port $PORT']);
    expect(open.doubts[0]?.message).toContain('Dockerfile:2 is put together by a shell');
    expect(read(['FROM node:24', 'CMD node src/server.js']).doubts).toEqual([]);
  });

  it('comments stay above the lines that stay, and are told where theirs goes', () => {
    const takeover = read([
      '# our house image',
      'FROM node:24',
      '# for the reports',
      '# of the harbour',
      'ENV TZ=UTC',
      '# hadolint ignore=DL3008',
      'RUN npm ci # at the end',
    ]);
    expect(takeover.kept.instructions[0]).toMatchObject({
      text: 'ENV TZ=UTC',
      comments: '# for the reports\n# of the harbour\n',
    });
    expect(takeover.lostComments).toEqual([{ value: 'our house image', from: 'Dockerfile:1' }]);
  });

  it('code that names its old folder is asked about', () => {
    const code = { 'src/files.js': "export const folder = '/srv/orders/uploads';\n" };
    const takeover = read(['FROM node:24', 'WORKDIR /srv/orders'], code);
    expect(takeover.doubts[0]?.message).toContain('src/files.js:1 names /srv/orders');
  });
});

describe('start scripts', () => {
  const script = (body: string): Readonly<Record<string, string>> => ({ 'start.sh': `#!/bin/sh\n${body}\n` });
  const lines = [
    'FROM node:24',
    'COPY start.sh /start.sh',
    'ENTRYPOINT ["/start.sh"]',
    'CMD ["node", "src/server.js"]',
  ];

  it('are kept where they hand over, and asked about where they do not', () => {
    expect(read(lines, script('exec "$@"')).kept.entrypoint).toEqual(['/start.sh']);
    const deaf = read(lines, script('"$@"'));
    expect(deaf.kept.entrypoint).toBeNull();
    expect(deaf.doubts[0]?.message).toBe('start.sh starts the program without exec: end it with exec "$@" first');
  });

  it('lose what only root can do, unless they ask who they are', () => {
    const open = read(lines, script('chown -R app /data\nexec su-exec app:app "$@"'));
    expect(open.dependents.map(({ from, after }) => [from, after])).toEqual([
      ['start.sh:2', ''],
      ['start.sh:3', 'exec "$@"'],
    ]);
    const guarded = read(
      lines,
      script('if [ "$(id -u)" = 0 ]; then\n  chown app /data\n  exec gosu app "$0" "$@"\nfi\nexec "$@"'),
    );
    expect(guarded.dependents).toEqual([]);
  });
});

describe('places that change with the Dockerfile', () => {
  const lines = [
    'FROM node:24',
    'ARG SENTRY_AUTH_TOKEN',
    'ARG LEVEL=1',
    'RUN ./upload $LEVEL $SENTRY_AUTH_TOKEN',
    'CMD ["node", "src/server.js"]',
  ];

  it('one of several arguments of compose moves, with its comment, and the others stay', () => {
    const compose =
      'services:\n  app:\n    build:\n      context: .\n      args:\n        - LEVEL=2 # why\n        - SENTRY_AUTH_TOKEN # secret\nsecrets:\n  other:\n    file: ./other.txt\n';
    const takeover = read(lines, { 'compose.yaml': compose });
    const [change] = takeover.dependents;
    expect(change).toMatchObject({
      from: 'compose.yaml:7',
      before: 'build.args SENTRY_AUTH_TOKEN',
      after: 'build.secrets sentry_auth_token',
    });
    expect(applied(compose, takeover, 'compose.yaml')).toBe(
      'services:\n  app:\n    build:\n      context: .\n      secrets:\n        - sentry_auth_token # secret\n      args:\n        - LEVEL=2 # why\nsecrets:\n  sentry_auth_token:\n    environment: SENTRY_AUTH_TOKEN\n  other:\n    file: ./other.txt\n',
    );
  });

  it('a script passes the secret in another way, where its value is at hand', () => {
    const ci = 'build:\n  script:\n    - docker build --build-arg SENTRY_AUTH_TOKEN=$SENTRY_AUTH_TOKEN -t app .\n';
    expect(applied(ci, read(lines, { '.gitlab-ci.yml': ci }), '.gitlab-ci.yml')).toBe(
      'build:\n  script:\n    - docker build --secret id=sentry_auth_token,env=SENTRY_AUTH_TOKEN -t app .\n',
    );
  });

  it('what can’t be found for sure is shown and left to a person', () => {
    const bake = 'target "app" {\n  dockerfile = "Dockerfile"\n  args = {\n    SENTRY_AUTH_TOKEN = "x"\n  }\n}\n';
    const [change] = read(lines, { 'docker-bake.hcl': bake }).dependents;
    expect(change).toMatchObject({ from: 'docker-bake.hcl:4', what: 'to be changed by hand', edits: [] });
  });
});
