import { d, COMPOSE_PROD, type AntiPattern } from './anti-pattern.ts';

/** How an image runs, what it knows and how old it is. */
export const runningPatterns: Readonly<Record<string, AntiPattern>> = {
  '5 root': {
    rules: ['root-user', 'unused-user', 'numeric-user', 'world-writable', 'setuid-bit'],
    bad: [
      ['nothing', d('FROM python:3.13.1-slim\nCMD ["python", "x.py"]')],
      ['explicit', d('FROM node:24.1.0\nUSER root')],
      ['made and not used', d('FROM alpine:3.24\nRUN adduser -D app && chown -R app /data')],
      ['by an argument', d('FROM node:24.1.0\nARG UID=0\nUSER $UID')],
      ['chmod 777', d('FROM node:24.1.0\nRUN chmod -R 777 /app\nUSER 1000:1000')],
      [
        'the administrator of Windows',
        d('FROM mcr.microsoft.com/windows/servercore:ltsc2025\nUSER ContainerAdministrator'),
      ],
      ['a Docker client is no daemon', d('FROM docker:29.0.1-cli\nCMD ["./release.sh"]')],
      ['back to root in an image for CI', d('FROM cimg/node:24.1.0\nUSER root\nRUN apt-get update')],
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
      [
        'an init that drops rights',
        d('FROM debian:13.6-slim\nENTRYPOINT ["setpriv", "--reuid=1000", "--regid=1000", "/app"]'),
      ],
      ['Docker-in-Docker', d('FROM docker:29.0.1-dind\nCOPY daemon.json /etc/docker/')],
      ['Docker-in-Docker that says so', d('FROM docker:29.0.1-dind\nUSER root\nCOPY daemon.json /etc/docker/')],
      ['AWS Lambda', d('FROM public.ecr.aws/lambda/nodejs:24\nCOPY index.mjs ./\nCMD ["index.handler"]')],
      ['AWS Lambda from Docker Hub', d('FROM amazon/aws-lambda-python:3.13\nCOPY app.py ./\nCMD ["app.handler"]')],
      [
        'Windows',
        d('# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nWORKDIR C:\\app\nCMD ["app.exe"]'),
      ],
      ['Nano Server', d('FROM mcr.microsoft.com/dotnet/aspnet:10.0.1-nanoserver-ltsc2025\nUSER ContainerUser')],
      ['an image for CI', d('FROM cimg/node:24.1.0\nRUN npm install --global pnpm@10.1.0')],
      ['an agent of Jenkins', d('FROM jenkins/inbound-agent:3355.v388858a_47b_33-1\nCOPY tools /opt/tools')],
      ['a runner of GitLab', d('FROM gitlab/gitlab-runner:v18.5.0\nCOPY ca.crt /etc/gitlab-runner/certs/')],
      ['an SDK of .NET', d('FROM mcr.microsoft.com/dotnet/aspnet:10.0.1\nUSER $APP_UID')],
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
      [
        'a database behind nginx and PHP-FPM',
        d(
          'FROM php:8.4.1-fpm\nRUN apt-get update && apt-get install -y nginx redis-server supervisor\nCMD ["supervisord", "-n"]',
        ),
      ],
      [
        'SSH of somebody else',
        d(
          'FROM debian:13.6-slim\nRUN apt-get update && apt-get install -y openssh-server\nEXPOSE 80 22\nCMD service ssh start && exec node x.js',
        ),
      ],
      ['Procfile boot', d('FROM ruby:3.4.1\nCMD ["foreman", "start"]')],
    ],
    good: [
      ['tini', d('FROM alpine:3.24\nENTRYPOINT ["/sbin/tini", "--"]\nCMD ["node", "x.js"]')],
      ['exec wrapper', d('FROM alpine:3.24\nENTRYPOINT ["sh", "-c", "prepare && exec node x.js"]')],
      ['workers', d('FROM python:3.13.1-slim\nCMD ["gunicorn", "-w", "4", "a:b"]')],
      ['a process manager for one program', d('FROM node:24.1.0-slim\nCMD ["pm2-runtime", "server.js"]')],
      ['dumb-init', d('FROM alpine:3.24\nENTRYPOINT ["dumb-init", "--"]\nCMD ["node", "x.js"]')],
      [
        'nginx and PHP-FPM',
        d(
          'FROM php:8.4.1-fpm-alpine\nRUN apk add --no-cache nginx\nCMD ["sh", "-c", "php-fpm -D && exec nginx -g \'daemon off;\'"]',
        ),
      ],
      [
        'nginx and PHP-FPM in the background',
        d('FROM php:8.4.1-fpm\nRUN apt-get update && apt-get install -y nginx\nCMD php-fpm & nginx -g "daemon off;"'),
      ],
      [
        'nginx and PHP-FPM under supervisord',
        d(
          'FROM alpine:3.24\nRUN apk add --no-cache nginx php84-fpm supervisor\nEXPOSE 80 443\nCMD ["supervisord", "-n"]',
        ),
      ],
      [
        'the console of Azure',
        d(
          'FROM node:24.1.0-slim\nRUN apt-get update && apt-get install -y openssh-server\nEXPOSE 8080 2222\nCMD service ssh start && exec node x.js',
        ),
      ],
      [
        'the console of Azure by sshd',
        d(
          'FROM python:3.13.1-slim\nRUN apt-get update && apt-get install -y openssh-server\nEXPOSE 8000 2222\nENTRYPOINT ["sh", "-c", "/usr/sbin/sshd && exec gunicorn a:b"]',
        ),
      ],
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
      ['hosts and names', d('FROM node:24.1.0\nENV TOKEN_TELEMETRY_HOST=t.example DB_USERNAME=app')],
      [
        'the stand-in of Rails',
        d('FROM ruby:3.4.1 AS b\nRUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile\nFROM scratch'),
      ],
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
        'a mirror of one day',
        d(
          'FROM debian:13.6-slim\nRUN echo "deb https://snapshot.debian.org/archive/debian/20261101T000000Z trixie main" > /etc/apt/sources.list && apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*',
        ),
      ],
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
