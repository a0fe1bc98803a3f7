import { afterAll, describe, expect, it } from 'vitest';
import { detect, openRepo, takeOver, withFiles } from '../../src/api.ts';
import { discard, readCase, restore } from '../case.ts';

const cwd = restore(readCase('node', 'express-npm'));
afterAll(() => discard(cwd));
const repo = openRepo(cwd);
const facts = detect(repo, {}, [])[0]?.facts[0];

/** Which of two Dockerfiles ships, with one more file in the repo. */
function shipped(path: string, contents: string) {
  if (facts === undefined) throw new Error('no facts');
  const text = 'FROM node:24 AS web\nCMD ["node", "src/server.js"]\nFROM node:24 AS other\nCMD ["node", "other.js"]\n';
  const made = withFiles(repo, [
    { path: 'images/one.Dockerfile', contents: text },
    { path: 'images/two.Dockerfile', contents: text },
    { path, contents },
  ]);
  return takeOver({ repo: made, services: [''], ours: new Set(), named: null }, facts);
}

describe('which Dockerfile ships is read from', () => {
  it.each([
    [
      'compose',
      'compose.yaml',
      'services:\n  app:\n    build:\n      context: .\n      dockerfile: images/two.Dockerfile\n',
      3,
    ],
    [
      'a GitHub workflow',
      '.github/workflows/image.yml',
      'on: push\njobs:\n  image:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          file: images/two.Dockerfile\n          push: true\n',
      5,
    ],
    [
      'a script of a workflow',
      '.github/workflows/image.yml',
      'on: push\njobs:\n  image:\n    steps:\n      - run: docker build -f images/two.Dockerfile -t ghcr.io/a/b:${{ github.sha }} .\n',
      5,
    ],
    ['GitLab CI', '.gitlab-ci.yml', 'ship:\n  script:\n    - docker build -f images/two.Dockerfile .\n', 3],
    ['bake', 'docker-bake.hcl', 'target "app" {\n  dockerfile = "images/two.Dockerfile"\n}\n', 1],
    ['fly.toml', 'fly.toml', 'app = "a"\n[build]\n  dockerfile = "images/two.Dockerfile"\n', 2],
    [
      'render.yaml',
      'render.yaml',
      'services:\n  - type: web\n    name: a\n    runtime: docker\n    dockerContext: .\n    dockerfilePath: ./images/two.Dockerfile\n',
      3,
    ],
    ['heroku.yml', 'heroku.yml', 'build:\n  docker:\n    web: images/two.Dockerfile\n', 3],
    [
      'skaffold',
      'skaffold.yaml',
      'build:\n  artifacts:\n    - image: a\n      docker:\n        dockerfile: images/two.Dockerfile\n',
      3,
    ],
    ['a Makefile', 'Makefile', 'image:\n\t@docker build -f images/two.Dockerfile -t app .\n', 2],
    ['a script', 'scripts/image.sh', '#!/bin/sh\ndocker build \\\n  -f images/two.Dockerfile .\n', 2],
    [
      'a script of package.json',
      'package.json',
      '{\n  "scripts": {\n    "start": "node src/server.js",\n    "image": "docker build -f images/two.Dockerfile ."\n  }\n}\n',
      4,
    ],
  ])('%s', (_name, path, contents, line) => {
    const found = shipped(path, contents);
    expect(found?.dockerfile).toBe('images/two.Dockerfile');
    expect(found?.shipped?.from).toBe(`${path}:${line}`);
  });

  it('app.json of Heroku, for the Dockerfile of the root', () => {
    if (facts === undefined) throw new Error('no facts');
    const made = withFiles(repo, [
      { path: 'Dockerfile', contents: 'FROM node:24\nCMD ["node", "src/server.js"]\n' },
      { path: 'app.json', contents: '{\n  "stack": "container"\n}\n' },
    ]);
    const found = takeOver({ repo: made, services: [''], ours: new Set(), named: null }, facts);
    expect(found?.shipped).toEqual({ value: 'web', from: 'app.json:2' });
  });

  it.each([
    [
      'compose',
      'compose.prod.yaml',
      'services:\n  app:\n    build:\n      context: .\n      dockerfile: images/two.Dockerfile\n      target: web\n',
    ],
    ['bake', 'docker-bake.hcl', 'target "app" {\n  dockerfile = "images/two.Dockerfile"\n  target = "web"\n}\n'],
    ['fly.toml', 'fly.toml', '[build]\n  dockerfile = "images/two.Dockerfile"\n  build-target = "web"\n'],
    [
      'heroku.yml',
      'heroku.yml',
      'build:\n  docker:\n    web:\n      dockerfile: images/two.Dockerfile\n      target: web\n',
    ],
    [
      'skaffold',
      'skaffold.yaml',
      'build:\n  artifacts:\n    - image: a\n      docker:\n        dockerfile: images/two.Dockerfile\n        target: web\n',
    ],
    ['a Makefile', 'Makefile', 'image:\n\tdocker build --target web -f images/two.Dockerfile .\n'],
  ])('the stage that ships too: %s', (_name, path, contents) => {
    const found = shipped(path, contents);
    expect(found?.kept.names.map(({ value }) => value)).toEqual(['web']);
    expect(found?.treated.find(({ what }) => what.includes('other.js'))).toMatchObject({ fate: 'removed' });
  });
});

describe('what runs the image', () => {
  const lines = 'FROM node:24-slim\nWORKDIR /app\nEXPOSE 4100\nCMD ["node", "src/server.js"]\n';
  const looked = (files: Readonly<Record<string, string>>) => {
    if (facts === undefined) throw new Error('no facts');
    const made = withFiles(repo, [
      { path: 'Dockerfile', contents: lines },
      ...Object.entries(files).map(([path, contents]) => ({ path, contents })),
    ]);
    return takeOver({ repo: made, services: [''], ours: new Set(), named: null }, facts);
  };

  it('a command of compose takes the place of the program, and no longer its words', () => {
    const compose = 'services:\n  app:\n    build: .\n  jobs:\n    build: .\n    command: node src/jobs.js\n';
    const [change] = looked({ 'compose.yaml': compose })?.dependents ?? [];
    expect(change).toMatchObject({
      from: 'compose.yaml:6',
      before: 'command node src/jobs.js',
      after: 'command src/jobs.js',
    });
    expect(change?.edits).toHaveLength(1);
  });

  it('a check of compose that needs curl goes, since the image has one of its own', () => {
    const compose =
      'services:\n  app:\n    build: .\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost:4100/healthz"]\n      interval: 5s\n    ports: ["4100:4100"]\n';
    const [change] = looked({ 'compose.yaml': compose })?.dependents ?? [];
    expect(change).toMatchObject({ from: 'compose.yaml:5', before: 'healthcheck.test curl', after: '' });
  });

  it('a build whose folder is not the service’s own is asked about', () => {
    const takeover = looked({
      'ci/compose.yaml': 'services:\n  app:\n    build:\n      context: ..\n      dockerfile: Dockerfile\n',
    });
    expect(takeover?.doubts).toEqual([]);
    const other = looked({
      'compose.yaml': 'services:\n  app:\n    build:\n      context: ./src\n      dockerfile: ../Dockerfile\n',
    });
    expect(other?.doubts[0]?.message).toContain('compose.yaml:3 sends src to the builder');
  });
});
