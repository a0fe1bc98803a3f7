import { describe, expect, it } from 'vitest';
import { checkDeployment } from '../../src/rules/check-deployment.ts';
import { checkDockerfile } from '../../src/rules/check-dockerfile.ts';
import { deploymentRules, dockerfileRules } from '../../src/rules/index.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import { shippedTarget } from '../../src/deploy/shipped-target.ts';
import { folder } from '../deploy/folder.ts';

type Files = Readonly<Record<string, string>>;
interface AntiPattern {
  readonly rules: readonly string[];
  readonly bad: readonly (readonly [what: string, files: Files])[];
  readonly good: readonly (readonly [what: string, files: Files])[];
}

const d = (text: string, more: Files = {}): Files => ({ Dockerfile: text, ...more });
const SHA = 'a'.repeat(40);
const DIGEST = `sha256:${'b'.repeat(64)}`;
const COMPOSE_PROD: Files = { 'compose.yaml': 'services:\n  web:\n    build: { context: ., target: prod }\n' };

/** Names of the pattern's rules with a finding of at least low severity. */
function found(files: Files, rules: readonly string[]): string[] {
  const deployment = deploymentOf(folder(files));
  const lone = loneFile('2026-11-23');
  const { target, buildArgs } = shippedTarget(deployment, 'Dockerfile');
  const input = dockerfileInput(files['Dockerfile'] ?? 'FROM scratch', {
    ...lone,
    target: target?.value ?? null,
    buildArgs,
    deployment,
  });
  const all = [
    ...checkDockerfile('Dockerfile', input, dockerfileRules).findings,
    ...checkDeployment(deployment, deploymentRules, lone.settings),
  ];
  return all.filter(({ rule, severity }) => severity !== 'info' && rules.includes(rule)).map(({ rule }) => rule);
}

const PATTERNS: Readonly<Record<string, AntiPattern>> = {
  '1 weak FROM': {
    rules: [
      'base-image-tag',
      'base-image-end-of-life',
      'deprecated-base-image',
      'arg-in-from',
      'syntax-directive',
      'compose-image-tag',
    ],
    bad: [
      ['untagged', d('FROM python\nUSER 1:1')],
      ['a channel', d('FROM node:lts-alpine')],
      ['end of life', d('FROM node:14.21.3-alpine3.17')],
      ['given up', d('FROM openjdk:8-jre')],
      ['COPY --from latest', d('FROM debian:13.6-slim\nCOPY --from=ghcr.io/x/tool:latest /t /t')],
      ['foreign frontend', d('# syntax=someone/frontend:1.7\n# check=error=true\nFROM debian:13.6-slim')],
      ['compose', { 'compose.yaml': 'services:\n  db:\n    image: mysql:latest\n' }],
    ],
    good: [
      ['exact tag', d('FROM node:24.11.1-trixie-slim')],
      ['digest', d(`FROM node:24@${DIGEST}`)],
      ['stage names', d('FROM golang:1.26.3-trixie AS build\nFROM build AS test\nFROM scratch')],
      ['named context', d('FROM debian:13.6-slim\nCOPY --from=assets /a /a')],
      ['private mirror', d('FROM mirror.corp.example/docker/node:24.11.1-trixie')],
      ['base only the build knows', d('ARG BASE=registry.corp.example/base:2026.11\nFROM ${BASE}')],
      ['template placeholder', d('FROM {{ image }}')],
    ],
  },
  '2 non-essential executables': {
    rules: [
      'unneeded-tool',
      'full-base-image',
      'single-stage-build',
      'dev-dependencies',
      'copy-root-between-stages',
      'no-sudo',
    ],
    bad: [
      ['compiler', d('FROM debian:13.6-slim\nRUN apt-get update && apt-get install -y build-essential')],
      ['editor and network tools', d('FROM alpine:3.24\nRUN apk add --no-cache vim netcat-openbsd')],
      ['SDK', d('FROM mcr.microsoft.com/dotnet/sdk:10.0\nCOPY out /app')],
      ['dev dependencies', d('FROM node:24.1.0-slim\nRUN npm ci')],
      ['all of a stage', d('FROM golang:1.26.3 AS b\nFROM debian:13.6-slim\nCOPY --from=b / /')],
      ['sudo', d('FROM debian:13.6-slim\nRUN apt-get update && apt-get install -y sudo')],
    ],
    good: [
      [
        'purged in the same RUN',
        d('FROM debian:13.6-slim\nRUN apt-get update && apt-get install -y gcc && make-it && apt-get purge -y gcc'),
      ],
      [
        'virtual package',
        d('FROM alpine:3.24\nRUN apk add --no-cache --virtual .build gcc musl-dev && x && apk del .build'),
      ],
      ['libraries at run time', d('FROM python:3.13.1-slim\nRUN apt-get update && apt-get install -y libpq5 ffmpeg')],
      [
        'builder only',
        d('FROM golang:1.26.3 AS b\nRUN apt-get install -y git && go build -o /x\nFROM scratch\nCOPY --from=b /x /x'),
      ],
      [
        'development target',
        {
          ...d(
            'FROM node:24.1.0-slim AS prod\nRUN npm ci --omit=dev\nFROM node:24.1.0 AS dev\nRUN npm ci\nRUN apt-get install -y vim',
          ),
          ...COMPOSE_PROD,
        },
      ],
      [
        'curl for the health check',
        d('FROM alpine:3.24\nRUN apk add --no-cache curl\nHEALTHCHECK CMD ["curl", "-f", "http://127.0.0.1/"]'),
      ],
    ],
  },
  '3 git clone': {
    rules: ['git-clone'],
    bad: [
      ['shipped', d('FROM alpine:3.24\nRUN git clone https://git.example/r.git')],
      [
        'a branch in the builder',
        d('FROM golang:1.26.3 AS b\nRUN git clone -b main https://git.example/r\nFROM scratch'),
      ],
      ['submodules', d('FROM golang:1.26.3 AS b\nRUN git submodule update --init --recursive\nFROM scratch')],
      ['ADD of a branch', d('FROM alpine:3.24\nADD https://git.example/r.git#main /r')],
      ['in a shell', d('FROM alpine:3.24\nRUN sh -c "git clone https://git.example/r && cd r"')],
      ['in a here-document', d('FROM alpine:3.24\nRUN <<EOF\nset -e\ngit clone https://git.example/r\nEOF')],
    ],
    good: [
      [
        'pinned in a builder',
        d(`FROM golang:1.26.3 AS b\nRUN git clone https://git.example/r && cd r && git checkout ${SHA}\nFROM scratch`),
      ],
      ['ADD of a commit', d(`FROM alpine:3.24\nADD https://git.example/r.git#${SHA} /r`)],
      ['ADD with checksum', d('FROM alpine:3.24\nADD --checksum=24454f830cdb https://git.example/r.git#v1 /r')],
      [
        'git as a dependency source',
        d('FROM node:24.1.0 AS b\nRUN npm install git+https://git.example/r.git#v1\nFROM scratch'),
      ],
      ['git settings', d('FROM alpine:3.24\nRUN git config --system safe.directory /src && git --version')],
      ['a word in an echo', d('FROM alpine:3.24\nRUN echo "git clone is not needed"')],
    ],
  },
  '4 building on the fly': {
    rules: [
      'work-at-start',
      'development-server',
      'compose-build-without-image',
      'ci-mutable-tag',
      'ci-no-scan',
      'ci-no-attestation',
    ],
    bad: [
      ['install at start', d('FROM node:24.1.0\nCMD npm install && node server.js')],
      ['go run', d('FROM golang:1.26.3\nCMD ["go", "run", "."]')],
      ['vite', d('FROM node:24.1.0\nCMD ["npx", "vite", "--host"]')],
      [
        'assets at start',
        d('FROM ruby:3.4.1\nENTRYPOINT ["sh", "-c", "bundle exec rails assets:precompile && exec puma"]'),
      ],
      ['spring-boot:run', d('FROM maven:3.9.9\nCMD ["mvn", "spring-boot:run"]')],
      [
        'build on the host',
        {
          '.github/workflows/d.yml':
            'jobs:\n  d:\n    steps:\n      - run: ssh prod "git pull && docker compose up -d --build"\n',
        },
      ],
      [
        'latest only, unscanned',
        {
          '.gitlab-ci.yml':
            'b:\n  script:\n    - docker build -t r.example/x:latest .\n    - docker push r.example/x:latest\n',
        },
      ],
    ],
    good: [
      [
        'the built program',
        d('FROM node:24.1.0 AS b\nRUN npm ci && npm run build\nFROM node:24.1.0-slim\nCMD ["node", "dist/server.js"]'),
      ],
      [
        'development target',
        {
          ...d('FROM node:24.1.0-slim AS prod\nCMD ["node", "x.js"]\nFROM prod AS dev\nCMD npm install && npm run dev'),
          ...COMPOSE_PROD,
        },
      ],
      [
        'compose for development',
        { 'compose.dev.yaml': 'services:\n  a:\n    build: .\n', '.gitlab-ci.yml': 'b:\n  script: [docker build .]\n' },
      ],
      [
        'scanned, attested, unique',
        {
          '.gitlab-ci.yml':
            'b:\n  script:\n    - docker buildx build --sbom=true --provenance=mode=max -t r.example/x:$CI_COMMIT_SHA --push .\n    - trivy image r.example/x:$CI_COMMIT_SHA\n',
        },
      ],
      ['java', d('FROM eclipse-temurin:21-jre\nENTRYPOINT ["java", "-jar", "/app.jar"]')],
      [
        'go install in the builder',
        d('FROM golang:1.26.3 AS b\nRUN go run ./gen && go build -o /x\nFROM scratch\nENTRYPOINT ["/x"]'),
      ],
    ],
  },
  '5 root': {
    rules: ['root-user', 'unused-user', 'numeric-user', 'world-writable', 'setuid-bit'],
    bad: [
      ['nothing', d('FROM python:3.13.1-slim\nCMD ["python", "x.py"]')],
      ['explicit', d('FROM node:24.1.0\nUSER root')],
      ['made and not used', d('FROM alpine:3.24\nRUN adduser -D app && chown -R app /data')],
      ['by an argument', d('FROM node:24.1.0\nARG UID=0\nUSER $UID')],
      ['chmod 777', d('FROM node:24.1.0\nRUN chmod -R 777 /app\nUSER 1000:1000')],
      ['back to root', d('FROM node:24.1.0\nUSER 1000:1000\nUSER 0\nRUN x')],
    ],
    good: [
      ['number', d('FROM node:24.1.0\nUSER 1000:1000')],
      ['base is not root', d('FROM gcr.io/distroless/nodejs24-debian13:nonroot\nCMD ["x.js"]')],
      ['inherited', d('FROM node:24.1.0 AS base\nUSER 1000:1000\nFROM base\nCMD ["x"]')],
      ['drops by itself', d('FROM postgres:17.6\nENTRYPOINT ["gosu", "postgres", "postgres"]')],
      ['only the build knows', d('FROM node:24.1.0\nARG UID\nUSER ${UID}')],
      ['root in the builder', d('FROM node:24.1.0 AS b\nUSER root\nFROM scratch\nUSER 65532:65532')],
      ['arbitrary user', d('FROM alpine:3.24\nRUN chgrp -R 0 /data && chmod -R g=u /data\nUSER 10001:0')],
    ],
  },
  '6 several services': {
    rules: ['several-services', 'exposed-ssh'],
    bad: [
      ['supervisord', d('FROM debian:13.6-slim\nCMD ["supervisord", "-n"]')],
      ['background', d('FROM debian:13.6-slim\nCMD nginx & exec node x.js')],
      ['service start', d('FROM debian:13.6-slim\nCMD service redis-server start && exec node x.js')],
      ['two daemons', d('FROM debian:13.6-slim\nRUN apt-get update && apt-get install -y nginx mariadb-server')],
      ['ports of two kinds', d('FROM debian:13.6-slim\nEXPOSE 80 3306')],
      ['cron', d('FROM alpine:3.24\nCMD ["crond", "-f"]')],
      ['Procfile boot', d('FROM ruby:3.4.1\nCMD ["foreman", "start"]')],
    ],
    good: [
      ['tini', d('FROM alpine:3.24\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "x.js"]')],
      ['exec wrapper', d('FROM alpine:3.24\nENTRYPOINT ["sh", "-c", "prepare && exec node x.js"]')],
      ['workers', d('FROM python:3.13.1-slim\nCMD ["gunicorn", "-w", "4", "a:b"]')],
      ['web ports', d('FROM nginx:1.30.1\nEXPOSE 80 443')],
      ['metrics', d('FROM alpine:3.24\nEXPOSE 8080 9090')],
      [
        'in another stage',
        { ...d('FROM alpine:3.24 AS prod\nCMD ["x"]\nFROM prod AS dev\nCMD ["supervisord"]'), ...COMPOSE_PROD },
      ],
    ],
  },
  '7 secrets': {
    rules: [
      'secret-in-arg-or-env',
      'secret-value',
      'secret-file-copied',
      'secret-arg-in-run',
      'secret-mount-leak',
      'login-in-run',
      'password-in-run',
      'public-build-secret',
      'compose-secret-in-environment',
      'ci-secret-build-arg',
    ],
    bad: [
      ['ARG', d('FROM node:24.1.0\nARG NPM_TOKEN\nRUN npm ci')],
      ['value', d(`FROM node:24.1.0\nENV X=glpat-${'x1'.repeat(10)}`)],
      ['file', d('FROM node:24.1.0\nCOPY .env ./')],
      ['copied out of the mount', d('FROM node:24.1.0\nRUN --mount=type=secret,id=n cp /run/secrets/n /root/.npmrc')],
      ['login', d('FROM docker:29.0.1\nRUN docker login -u a -p $P r.example')],
      ['password', d("FROM debian:13.6-slim\nRUN echo 'root:x' | chpasswd")],
      ['in the browser', d('FROM node:24.1.0\nARG VITE_API_SECRET')],
      ['CI', { '.gitlab-ci.yml': 'b:\n  script: ["docker build --build-arg NPM_TOKEN=$T ."]\n' }],
    ],
    good: [
      [
        'mount',
        d(
          'FROM node:24.1.0\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true npm ci --ignore-scripts',
        ),
      ],
      [
        'public names',
        d(
          'FROM python:3.13.1\nENV GPG_KEY=A035C8C1 AZURE_KEY_VAULT_ENABLED=true SSH_AUTH_SOCK=/ssh KEYCLOAK_VERSION=26 SSL_CERT_DIR=/c',
        ),
      ],
      ['file references', d('FROM postgres:17.6\nENV POSTGRES_PASSWORD_FILE=/run/secrets/db API_USERNAME=app')],
      ['public keys', d('FROM debian:13.6-slim\nCOPY id_ed25519.pub ca.pem /etc/ssl/')],
      ['example file', d('FROM node:24.1.0\nCOPY .env.example ./')],
      ['public build variables', d('FROM node:24.1.0\nARG NEXT_PUBLIC_API_V2_URL\nARG VITE_STRIPE_PUBLISHABLE_KEY')],
      [
        'variables in compose',
        {
          'compose.yaml': 'services:\n  a:\n    image: x:1.2\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?}\n',
        },
      ],
    ],
  },
  '8 not updating packages': {
    rules: ['apt-update-alone', 'dist-upgrade', 'package-cache-left'],
    bad: [
      ['update alone', d('FROM debian:13.6-slim\nRUN apt-get update\nRUN apt-get install -y x')],
      ['install without update', d('FROM debian:13.6-slim\nRUN apt-get install -y x')],
      [
        'dist-upgrade',
        d('FROM debian:13.6-slim\nRUN apt-get update && apt-get dist-upgrade -y && rm -rf /var/lib/apt/lists/*'),
      ],
      ['lists left', d('FROM debian:13.6-slim\nRUN apt-get update && apt-get install -y x')],
      ['apk cache', d('FROM alpine:3.24\nRUN apk update && apk add x')],
      [
        'cache mount on another folder',
        d('FROM debian:13.6-slim\nRUN --mount=type=cache,target=/root/.npm apt-get update && apt-get install -y x'),
      ],
    ],
    good: [
      [
        'one RUN, cleaned',
        d('FROM debian:13.6-slim\nRUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*'),
      ],
      [
        'cache mounts',
        d(
          'FROM debian:13.6-slim\nRUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y x',
        ),
      ],
      ['apk --no-cache', d('FROM alpine:3.24\nRUN apk add --no-cache x')],
      ['nothing to update', d('FROM gcr.io/distroless/static-debian13:nonroot')],
      [
        'opt-in upgrade',
        d(
          'FROM debian:13.6-slim\nARG UPGRADE\nRUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*',
        ),
      ],
      ['a local package', d('FROM debian:13.6-slim\nRUN dpkg -i x.deb && apt-get install -y ./y.deb')],
    ],
  },
};

describe.each(Object.entries(PATTERNS))('anti-pattern %s', (_, { rules, bad, good }) => {
  it.each(bad)('is seen: %s', (_what, files) => {
    expect(found(files, rules)).not.toEqual([]);
  });
  it.each(good)('is not seen where there is none: %s', (_what, files) => {
    expect(found(files, rules)).toEqual([]);
  });
});
