import { describe, expect, it } from 'vitest';
import { parseImageReference } from '../../../src/dockerfile/image-reference.ts';
import type { ImageReference } from '../../../src/model/dockerfile.ts';
import { knownContract } from '../../../src/rules/_shared/base-contracts.ts';

const contract = (image: string) => knownContract(parseImageReference(image) as ImageReference);

describe('the user that an image starts as', () => {
  it.each<[image: string, user: string]>([
    ['gcr.io/distroless/static-debian13:nonroot', '65532'],
    ['nginxinc/nginx-unprivileged:1.29', '101'],
    ['ghcr.io/nginx/nginx-unprivileged', '101'],
    ['bitnami/redis', '1001'],
    ['bitnamilegacy/redis', '1001'],
    ['bitnamisecure/redis', '1001'],
    ['grafana/grafana:12', '472'],
    ['grafana/loki', '472'],
    ['grafana/tempo', '472'],
    ['grafana/mimir', '472'],
    ['prom/prometheus', 'nobody'],
    ['jenkins/jenkins:lts', 'jenkins'],
    ['sonarsource/sonar-scanner-cli', 'sonarqube'],
    ['sonarqube:community', 'sonarqube'],
    ['elasticsearch:9.2.0', '1000'],
    ['kibana:9.2.0', '1000'],
    ['docker.elastic.co/logstash/logstash:9', '1000'],
    ['docker.elastic.co/elasticsearch/elasticsearch:9', '1000'],
    ['quay.io/keycloak/keycloak:26', '1000'],
    ['registry.access.redhat.com/ubi9/nodejs-22', '1001'],
    ['registry.access.redhat.com/ubi10/python-312-minimal', '1001'],
    ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', '1654'],
    ['mcr.microsoft.com/azurelinux/distroless/base:3.0-distroless', '1654'],
    ['haproxy:3.2', 'haproxy'],
    ['curlimages/curl', 'curl_user'],
    ['mysql/mysql-router:8', 'mysqlrouter'],
    ['cgr.dev/chainguard/node', '65532'],
    ['cgr.dev/chainguard/node:latest', '65532'],
    ['cgr.dev/chainguard/node:latest-devel', '65532'],
    ['dhi.io/node:24-debian13', '65532'],
  ])('%s: %s', (image, user) => {
    expect(contract(image)?.user).toBe(user);
  });

  it.each([
    'node:24',
    'gcr.io/distroless/static-debian13',
    'gcr.io/distroless/static-debian13:latest',
    'registry.access.redhat.com/ubi9/ubi-minimal',
    'registry.access.redhat.com/ubi9-minimal',
    'registry.access.redhat.com/ubi10-init:10',
    'mcr.microsoft.com/dotnet/sdk:10.0',
    'mcr.microsoft.com/azurelinux/base:3.0',
    'mcr.microsoft.com/cbl-mariner/base:2',
    'oven/bun:1',
    'denoland/deno:2',
    'ghcr.io/astral-sh/uv:0.9',
    'public.ecr.aws/amazoncorretto:21',
    'public.ecr.aws/amazonlinux:2023',
    'cgr.dev/chainguard/node:latest-dev',
    'cgr.dev/chainguard/node:dev',
    'dhi.io/node:24-dev-debian13',
    'dhi.io/dotnet:sdk',
    'dhi.io/dotnet:10-sdk',
    'dhi.io/dotnet:sdk-10',
  ])('%s: root', (image) => {
    expect(contract(image)?.user).toBe('');
  });

  it.each([
    'acme/distroless/static:nonroot',
    'acme/nginx/nginx-unprivileged',
    'nginxinc/nginx-unprivileged-x',
    'acme/bitnami/redis',
    'bitnamis/redis',
    'acme/grafana/grafana',
    'grafana/agent',
    'acme/prom/prometheus',
    'acme/jenkins/jenkins',
    'jenkins/jenkins-agent',
    'acme/sonarsource/x',
    'acme/library/sonarqube',
    'acme/library/kibana',
    'acme/kibana/kibana',
    'acme/quay/keycloak',
    'acme/keycloak/keycloak',
    'keycloak/keycloak-operator',
    'acme/ubi9/nodejs-22',
    'ubi/nodejs-22',
    'acme/dotnet/aspnet:chiseled',
    'acme/curlimages/curl',
    'curlimages/curl-base',
    'acme/mysql/mysql-router',
    'mysql/mysql-server',
    'acme/oven/bun',
    'acme/astral-sh/uv',
    'acme/amazonlinux',
    'acme/amazoncorretto',
    'acme/cbl-mariner/base',
    'xubi9-minimal/x',
    'ubi9x/y',
    'acme/app',
  ])('%s: not known', (image) => {
    expect(contract(image)).toBeNull();
  });
});

it.each<[image: string, shell: string | null]>([
  ['node:24', '/bin/sh'],
  ['gcr.io/distroless/static-debian13', null],
  ['gcr.io/distroless/static-debian13:nonroot', null],
  ['gcr.io/distroless/static-debian13:debug-nonroot', '/bin/sh'],
  ['dhi.io/distroless-tools/x', '/bin/sh'],
])('the shell of %s: %s', (image, shell) => {
  expect(contract(image)).toEqual({
    user: expect.any(String),
    workdir: null,
    env: null,
    entrypoint: null,
    cmd: null,
    shell,
  });
});
