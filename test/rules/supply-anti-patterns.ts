import { d, COMPOSE_PROD, type AntiPattern } from './anti-pattern.ts';

const SHA = 'a'.repeat(40);
const DIGEST = `sha256:${'b'.repeat(64)}`;

/** Where an image comes from and what it carries. */
export const supplyPatterns: Readonly<Record<string, AntiPattern>> = {
  '1 weak FROM': {
    rules: [
      'base-image-tag',
      'base-image-end-of-life',
      'deprecated-base-image',
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
      ['a base without default', d('ARG BASE\nFROM $BASE')],
      ['scratch', d('FROM scratch\nCOPY app /app')],
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
        'a program that runs git',
        d(
          'FROM alpine:3.24\nRUN apk add --no-cache git\nCOPY gitea /usr/local/bin/\nENTRYPOINT ["/usr/local/bin/gitea", "web"]',
        ),
      ],
      ['a browser', d('FROM node:24.1.0-slim\nRUN apt-get update && apt-get install -y chromium')],
      ['a database client', d('FROM python:3.13.1-slim\nRUN apt-get update && apt-get install -y postgresql-client')],
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
      [
        'modules over git',
        d('FROM golang:1.26.3 AS b\nRUN go mod download && cargo fetch --locked\nFROM scratch\nCOPY --from=b /x /x'),
      ],
      [
        'submodules of the pipeline',
        {
          ...d('FROM golang:1.26.3 AS b\nCOPY . .\nFROM scratch'),
          '.github/workflows/b.yml':
            'jobs:\n  b:\n    steps:\n      - uses: actions/checkout@v5\n        with: { submodules: recursive }\n',
        },
      ],
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
      ['compose override', { 'compose.override.yaml': 'services:\n  a:\n    build: .\n    command: npm run dev\n' }],
      [
        'go install in the builder',
        d('FROM golang:1.26.3 AS b\nRUN go run ./gen && go build -o /x\nFROM scratch\nENTRYPOINT ["/x"]'),
      ],
    ],
  },
};
