import { describe, expect, it } from 'vitest';
import { NO_POLICY, plan, files, detect, openRepo, type Policy } from '../../src/api.ts';
import { auditText } from '../../src/audit.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { savedBreaches } from '../../src/presets/saved-breaches.ts';
import { parseState } from '../../src/model/state.ts';
import { discard, readCase, restore } from '../case.ts';

const packageMirrors = {
  npm: 'https://npm.acme.example/registry/',
  pypi: 'https://pypi.acme.example/simple',
  go: 'https://go.acme.example',
  maven: 'https://maven.acme.example/all',
};
const POLICY: Policy = {
  ...NO_POLICY,
  values: { packageMirrors },
  layers: [
    {
      source: 'repository',
      reference: '',
      version: '',
      path: 'acme.yaml',
      name: 'Acme',
      file: 'acme.yaml',
      sha256: '',
      contact: 'platform@acme.example',
      docs: '',
      delegates: [],
    },
  ],
  settings: Object.entries(packageMirrors).map(([name, value]) => ({
    key: `packageMirrors.${name}`,
    value,
    by: [{ layer: 0, line: 3 }],
    locked: null,
    tried: [],
  })),
};

function made(stack: string, name: string, secrets: readonly string[] = []) {
  const one = readCase(stack, name);
  const root = restore(one);
  try {
    const [service] = detect(openRepo(root), one.answers, []);
    const [facts] = service?.facts ?? [];
    if (facts === undefined) throw new TypeError('nothing detected');
    const policy = {
      ...POLICY,
      values: { ...POLICY.values, ...(secrets.length === 0 ? {} : { secrets: [...secrets] }) },
    };
    const planned = plan(facts, one.answers, policy);
    return { planned, text: files(planned, NO_POLICY)[0]?.contents ?? '' };
  } finally {
    discard(root);
  }
}

/** Stage by stage, what stands behind its FROM as far as it is the mirror's. */
function mirrorLines(text: string): Readonly<Record<string, string>> {
  const stages = text.split(/^(?=FROM )/m).slice(1);
  return Object.fromEntries(
    stages.flatMap((stage) => {
      const name = / AS (\S+)/.exec(stage)?.[1] ?? '';
      const env =
        /^# packages come through the mirror of the team\n(?:# a uv\.lock[^\n]*\n)?((?:ENV (?:[^\n]*\\\n)*[^\n]*\n)?(?:COPY <<'EOF'[\s\S]*?\nEOF\n)?)/m.exec(
          stage,
        )?.[1];
      return env === undefined ? [] : [[name, env] as const];
    }),
  );
}

describe('packages come through the mirror of the team', () => {
  it.each([
    ['node', 'express-npm', { base: 'ENV NPM_CONFIG_REGISTRY=https://npm.acme.example/registry/\n' }],
    [
      'node',
      'pnpm-pinned',
      {
        base: 'ENV NPM_CONFIG_REGISTRY=https://npm.acme.example/registry/ \\\n    pnpm_config_registry=https://npm.acme.example/registry/\n',
      },
    ],
    [
      'node',
      'berry',
      {
        base: 'ENV NPM_CONFIG_REGISTRY=https://npm.acme.example/registry/ \\\n    YARN_NPM_REGISTRY_SERVER=https://npm.acme.example/registry/\n',
      },
    ],
    ['node', 'hono-bun', { base: 'ENV NPM_CONFIG_REGISTRY=https://npm.acme.example/registry/\n' }],
    [
      'python',
      'flask-pip-hashes',
      {
        deps: 'ENV PIP_INDEX_URL=https://pypi.acme.example/simple\n',
      },
    ],
    [
      'python',
      'fastapi-uv',
      {
        deps: 'ENV PIP_INDEX_URL=https://pypi.acme.example/simple \\\n    UV_DEFAULT_INDEX=https://pypi.acme.example/simple\n',
      },
    ],
    ['go', 'chi', { deps: 'ENV GOPROXY=https://go.acme.example\n' }],
    ['go', 'vendored', {}],
    [
      'java',
      'spring-boot',
      { deps: expect.stringContaining('<mirrorOf>*</mirrorOf><url>https://maven.acme.example/all</url>') as string },
    ],
  ])('%s/%s', (stack, name, expected) => {
    const { planned, text } = made(stack, name);
    expect(mirrorLines(text)).toEqual(expected);
    const { findings } = auditText('Dockerfile', text, plainSettings('2026-11-28'));
    expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const shipped = text.slice(text.lastIndexOf('\nFROM '));
    expect(shipped).not.toContain('acme.example');
    expect(planned.packages?.url).toBe(
      Object.keys(expected).length === 0 ? undefined : packageMirrors[planned.packages?.index ?? 'npm'],
    );
  });

  it.each([
    ['node', 'koa-yarn1', 'Yarn 1 takes each package from the address in yarn.lock', 'npm'],
    ['java', 'gradle-spring-boot', 'Gradle takes its repositories from the build scripts', 'maven'],
  ])('or it is refused: %s/%s', (stack, name, why, index) => {
    expect(() => made(stack, name)).toThrow(
      `packages can't come through the mirror: ${why}: Acme sets packageMirrors.${index} (acme.yaml:3); ask platform@acme.example. Nothing was written.`,
    );
  });

  it.each([
    ['node', 'express-npm', 'npm', 'id=npmrc,target=/root/.npmrc', 'npm ci'],
    ['node', 'berry', 'npm', 'id=yarnrc,target=/root/.yarnrc.yml', 'install'],
    ['python', 'flask-pip-hashes', 'netrc', 'id=netrc,target=/run/secrets/netrc', 'pip download'],
    ['python', 'fastapi-uv', 'netrc', 'id=netrc,target=/run/secrets/netrc', 'uv sync'],
    ['go', 'chi', 'netrc', 'id=netrc,target=/root/.netrc', 'go mod download'],
  ])('with a login where it wants one: %s/%s', (stack, name, secret, mount, command) => {
    const { text } = made(stack, name, [secret]);
    const step = text.split(/^(?=RUN )/m).find((one) => one.includes(`--mount=type=secret,${mount},required=true`));
    expect(step).toContain(command);
  });

  it('and a saved plan that names another is held against it', () => {
    const { planned } = made('go', 'chi');
    const packages = { index: 'go', url: 'https://proxy.golang.org', variables: ['GOPROXY'] } as const;
    const state = {
      schemaVersion: 1,
      generator: '0.1.0',
      services: { '.': { answers: {}, plan: { ...planned, packages } } },
      files: {},
    } as const;
    const breaches = savedBreaches(POLICY, state as never).map(({ key, message }) => ({ key, message }));
    expect(breaches).toMatchObject([
      { key: 'packageMirrors', message: expect.stringContaining('proxy.golang.org') as string },
    ]);
  });

  it.each(['http://go.example', 'https://go.example\nRUN id', 'https://a@go.example', 'https://go.example/$(id)'])(
    'and none that is no plain address comes back from the state: %s',
    (url) => {
      const { planned } = made('go', 'chi');
      const hostile = { ...planned, packages: { index: 'go', url, variables: ['GOPROXY'] } };
      const text = JSON.stringify({
        schemaVersion: 1,
        generator: '0.1.0',
        services: { '.': { answers: {}, plan: hostile } },
        files: {},
      });
      expect(parseState(text, '0.1.0').kind).toBe('damaged');
    },
  );
});
