import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import { shippedTarget } from '../../src/deploy/shipped-target.ts';
import { folder } from './folder.ts';

const COMPOSE = `x-base: &base
  read_only: true
  cap_drop: [ALL]
services:
  web:
    <<: *base
    build:
      context: ./web
      target: runtime
      args: [VERSION=1]
      secrets: [npmrc]
    image: shop/web:\${TAG:-1.2.3}
    security_opt: ["no-new-privileges:true"]
    environment: { LOG: debug }
    ports: ["127.0.0.1:8080:8080", { target: 80, published: 81 }]
    volumes: ["/var/run/docker.sock:/s", "data:/data"]
  db:
    image: postgres
    privileged: true
    network_mode: host
`;

describe('compose', () => {
  const { services, builds } = deploymentOf(folder({ 'deploy/compose.yaml': COMPOSE }));
  it('reads services, merge keys and places', () => {
    expect(services[0]).toMatchObject({
      name: 'web',
      image: { value: 'shop/web:1.2.3', from: 'deploy/compose.yaml:12' },
      readOnly: true,
      noNewPrivileges: true,
      capDrop: [{ value: 'ALL', from: 'deploy/compose.yaml:3' }],
      hostMounts: [{ value: '/var/run/docker.sock' }],
      ports: [{ value: '127.0.0.1:8080:8080' }, { value: '81:80' }],
    });
    expect(services[1]).toMatchObject({
      privileged: { value: true, from: 'deploy/compose.yaml:19' },
      hostNamespaces: [{ value: 'network' }],
    });
  });
  it('reads builds', () => {
    expect(builds).toMatchObject([
      {
        context: 'deploy/web',
        dockerfile: 'deploy/web/Dockerfile',
        target: { value: 'runtime' },
        secrets: ['npmrc'],
        args: { VERSION: { value: '1' } },
        production: true,
      },
    ]);
  });
});

const WORKFLOW = `on:
  push:
  schedule: [{ cron: "0 4 * * 1" }]
permissions: { contents: read }
jobs:
  image:
    steps:
      - uses: actions/checkout@v4
      - uses: docker/build-push-action@v6
        with:
          push: true
          file: app/Dockerfile
          target: prod
          provenance: mode=max
          tags: |
            ghcr.io/x/y:latest
            ghcr.io/x/y:\${{ github.sha }}
          build-args: |
            VERSION=1
            TOKEN=\${{ secrets.T }}
      - run: |
          docker build -t x:ci --target test .
          trivy image x:ci
          ssh host "cd app && docker compose up -d --build"
`;

describe('github', () => {
  const { builds, pipelines } = deploymentOf(folder({ '.github/workflows/ci.yml': WORKFLOW }));
  it('reads builds of actions and scripts', () => {
    expect(builds).toMatchObject([
      {
        dockerfile: 'app/Dockerfile',
        target: { value: 'prod' },
        pushes: true,
        args: { VERSION: { value: '1' }, TOKEN: { value: '${{ secrets.T }}' } },
        tags: [{ value: 'ghcr.io/x/y:latest' }, { value: 'ghcr.io/x/y:${{ github.sha }}' }],
      },
      { dockerfile: 'Dockerfile', target: { value: 'test' }, production: false, from: '.github/workflows/ci.yml:22' },
    ]);
  });
  it('knows what the pipeline does', () => {
    expect(pipelines[0]).toMatchObject({
      scans: true,
      attests: true,
      scheduled: true,
      permissions: true,
      remoteBuilds: [{ from: '.github/workflows/ci.yml:24' }],
    });
    expect(pipelines[0]?.actions.map(({ value }) => value)).toEqual([
      'actions/checkout@v4',
      'docker/build-push-action@v6',
    ]);
  });
});

describe('others', () => {
  it('reads GitLab, bake, Procfile and Kubernetes', () => {
    const deployment = deploymentOf(
      folder({
        '.gitlab-ci.yml':
          'include: [{ template: Jobs/Container-Scanning.gitlab-ci.yml }]\nbuild:\n  script:\n    - docker build --pull -t $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA -f api/Dockerfile api\n    - docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA\n',
        'docker-bake.hcl':
          'variable "TAG" { default = "x" }\ntarget "app" {\n  context = "svc"\n  target = "prod"\n  tags = ["a:1", "a:2"]\n  args = {\n    V = "1"\n  }\n  secret = ["id=npmrc,src=x"]\n}\n',
        'docker-bake.json': '{"target":{"j":{"dockerfile":"D","tags":["b:1"]}}}',
        Procfile: 'web: bin/rails s\nworker: sidekiq\n',
        'k8s/app.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      hostNetwork: true\n      containers:\n        - name: app\n          image: x:1\n          securityContext: { privileged: true, runAsNonRoot: true }\n',
        'k8s/tpl.yaml': 'kind: {{ .X }}',
      }),
    );
    expect(deployment.pipelines[0]).toMatchObject({
      scans: true,
      pushes: [{ value: 'docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA' }],
    });
    expect(deployment.builds.map(({ name, dockerfile, target }) => [name, dockerfile, target?.value])).toEqual([
      ['build', 'api/Dockerfile', undefined],
      ['app', 'svc/Dockerfile', 'prod'],
      ['j', 'D', undefined],
    ]);
    expect(deployment.builds[1]).toMatchObject({ secrets: ['npmrc'], args: { V: { value: '1' } } });
    expect(Object.keys(deployment.processes)).toEqual(['web', 'worker']);
    expect(deployment.services[0]).toMatchObject({
      name: 'app',
      privileged: { value: true },
      user: { value: 'non-root' },
      hostNamespaces: [{ value: 'network' }],
    });
    expect(deployment).toMatchObject({ kubernetes: true, unreadable: [] });
  });

  it('names a file that cannot be read, and goes on', () => {
    expect(deploymentOf(folder({ 'compose.yaml': 'services: [\n', Procfile: 'web: x' }))).toMatchObject({
      unreadable: [{ file: 'compose.yaml' }],
      processes: { web: { value: 'x' } },
    });
  });

  it('reads any text without failing', () => {
    const bits = fc.array(
      fc.constantFrom(
        'services:\n',
        '  a:\n',
        '    build: ',
        '.\n',
        '&a ',
        '*a',
        '<<: ',
        '[',
        ']',
        '{',
        '}',
        'jobs:\n',
        '- ',
        'x',
        ': ',
        '\n',
        '"',
        '#',
        '!!',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(bits, (parts) => {
        const text = parts.join('');
        const files = [
          'compose.yaml',
          '.github/workflows/a.yml',
          '.gitlab-ci.yml',
          'docker-bake.json',
          'docker-bake.hcl',
          'k8s/a.yaml',
          'Procfile',
        ];
        deploymentOf(folder(Object.fromEntries(files.map((file) => [file, text]))));
      }),
    );
  });

  it('survives anchors that multiply and anchors that contain themselves', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replaceAll(/./g, (c, at: number) => `${c}: &${c} [${`*${'abcdefgh'[at]},`.repeat(9)}]\n`)}services: *h\n`;
    const start = process.cpuUsage();
    deploymentOf(folder({ 'compose.yaml': bomb, 'compose.b.yaml': 'services: &s\n  a:\n    <<: *s\n' }));
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });
});

describe('shippedTarget', () => {
  const of = (files: Record<string, string>) =>
    shippedTarget(deploymentOf(folder(files)), 'Dockerfile').target?.value ?? null;
  it.each<[Record<string, string>, string | null]>([
    [{}, null],
    [{ 'compose.yaml': 'services:\n  a:\n    build: { context: ., target: prod }\n' }, 'prod'],
    [{ 'compose.dev.yaml': 'services:\n  a:\n    build: { context: ., target: dev }\n' }, null],
    [{ 'compose.yaml': 'services:\n  a:\n    build: { context: ., target: dev }\n' }, null],
    [{ 'compose.yaml': 'services:\n  a:\n    build: { context: sub, target: prod }\n' }, null],
    [
      {
        'compose.yaml': 'services:\n  a:\n    build: { context: ., target: one }\n',
        '.github/workflows/c.yml':
          'jobs:\n  b:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: { push: true, target: two }\n',
      },
      'two',
    ],
  ])('%j', (files, target) => {
    expect(of(files)).toBe(target);
  });
});
