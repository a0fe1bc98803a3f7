import { describe, expect, it } from 'vitest';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import { folder } from './folder.ts';

function builds(files: Readonly<Record<string, string>>) {
  return deploymentOf(folder(files)).builds.map(({ source, name, context, dockerfile, target, from, production }) => ({
    source,
    name,
    context,
    dockerfile,
    target: target?.value ?? null,
    from,
    production,
  }));
}

describe('what hosting platforms build', () => {
  it('fly.toml: the Dockerfile, its stage and its arguments', () => {
    const text =
      'app = "x"\n\n[build]\n  dockerfile = "docker/Dockerfile.prod"\n  build-target = "prod"\n[build.args]\n  A = "1"\n';
    expect(builds({ 'fly.toml': text })).toEqual([
      {
        source: 'fly',
        name: 'fly',
        context: '',
        dockerfile: 'docker/Dockerfile.prod',
        target: 'prod',
        from: 'fly.toml:3',
        production: true,
      },
    ]);
    expect(deploymentOf(folder({ 'fly.toml': text })).builds[0]?.args['A']?.value).toBe('1');
  });

  it('fly.toml: an image or a buildpack is no build, and no TOML says nothing of one', () => {
    expect(builds({ 'fly.toml': '[build]\nimage = "x/y:1"\n' })).toEqual([]);
    expect(builds({ 'fly.toml': '[build]\nbuilder = "heroku/builder:24"\n' })).toEqual([]);
  });

  it('action.yml: the Dockerfile of a Docker action, and of no other', () => {
    const text = "name: x\nruns:\n  using: docker\n  image: '%'\n";
    expect(
      builds({
        'action.yml': text.replace('%', 'Dockerfile'),
        '.github/actions/a/action.yaml': text.replace('%', 'b/Dockerfile'),
      }),
    ).toEqual([
      {
        source: 'action',
        name: 'a',
        context: '.github/actions/a/b',
        dockerfile: '.github/actions/a/b/Dockerfile',
        target: null,
        from: '.github/actions/a/action.yaml:4',
        production: true,
      },
      {
        source: 'action',
        name: 'action',
        context: '',
        dockerfile: 'Dockerfile',
        target: null,
        from: 'action.yml:4',
        production: true,
      },
    ]);
    expect(builds({ 'action.yml': text.replace('%', 'docker://debian:13') })).toEqual([]);
    expect(builds({ 'action.yml': 'runs:\n  using: node24\n  main: Dockerfile\n' })).toEqual([]);
  });

  it('render.yaml: services that run on Docker', () => {
    const text =
      'services:\n  - type: web\n    name: api\n    runtime: docker\n    dockerfilePath: ./apps/api/Dockerfile\n    dockerContext: ./apps/api\n  - type: web\n    name: site\n    runtime: static\n';
    expect(builds({ 'render.yaml': text })).toEqual([
      {
        source: 'render',
        name: 'api',
        context: 'apps/api',
        dockerfile: 'apps/api/Dockerfile',
        target: null,
        from: 'render.yaml:3',
        production: true,
      },
    ]);
  });

  it('heroku.yml: a Dockerfile for each process type', () => {
    const text =
      'build:\n  docker:\n    web: Dockerfile\n    worker:\n      dockerfile: worker/Dockerfile\n      target: prod\n';
    expect(builds({ 'heroku.yml': text })).toMatchObject([
      { source: 'heroku', name: 'web', dockerfile: 'Dockerfile', target: null },
      { source: 'heroku', name: 'worker', context: 'worker', dockerfile: 'worker/Dockerfile', target: 'prod' },
    ]);
  });

  it('app.json: only where its stack is a container', () => {
    expect(builds({ 'app.json': '{ "stack": "container" }' })).toMatchObject([
      { source: 'heroku', dockerfile: 'Dockerfile' },
    ]);
    expect(builds({ 'app.json': '{ "expo": { "name": "x" } }' })).toEqual([]);
  });

  it('skaffold.yaml: artifacts that Docker builds', () => {
    const text =
      'apiVersion: skaffold/v4beta11\nkind: Config\nbuild:\n  artifacts:\n    - image: acme/api\n      context: services/api\n      docker:\n        dockerfile: Dockerfile.prod\n        target: prod\n    - image: acme/web\n      buildpacks:\n        builder: x\n';
    expect(builds({ 'skaffold.yaml': text })).toEqual([
      {
        source: 'skaffold',
        name: 'acme/api',
        context: 'services/api',
        dockerfile: 'services/api/Dockerfile.prod',
        target: 'prod',
        from: 'skaffold.yaml:5',
        production: true,
      },
    ]);
  });
});
