import { afterAll, describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { fates, kept, readerOf } from './reader.ts';

const express = readerOf('node', 'express-npm');
const fastify = readerOf('node', 'fastify-ts');
const django = readerOf('python', 'django-static');
const stamps = readerOf('go', 'vendored');
const berths = readerOf('dotnet', 'solution');
const quay = readerOf('java', 'spring-boot');
afterAll(() => [express, fastify, django, stamps, berths, quay].forEach(({ cwd }) => discard(cwd)));

const START = 'CMD ["node", "src/server.js"]';

describe('where a step of one’s own stands', () => {
  it('behind the copies that it came after, in front of those that it came before', () => {
    const text = django.written([
      'FROM python:3.13-slim',
      'RUN echo "first" > /etc/motd',
      'WORKDIR /code',
      'COPY . /code/',
      'RUN django-admin compilemessages',
      'CMD ["gunicorn", "ledger.wsgi:application"]',
    ]);
    const shipped = text.slice(text.indexOf(' AS runtime'));
    const places = ['RUN echo "first"', 'COPY --from=build', 'WORKDIR /app', 'RUN django-admin', 'USER '];
    expect(places.map((one) => shipped.indexOf(one))).toEqual(
      places.map((one) => shipped.indexOf(one)).toSorted((a, b) => a - b),
    );
    expect(shipped.indexOf('RUN echo "first"')).toBeGreaterThan(0);
  });

  it('in front of the build that it makes something for', () => {
    const text = fastify.written([
      'FROM node:24 AS build',
      'COPY . .',
      'RUN npx prisma generate',
      'RUN npm run build',
      'RUN ./tools/after.sh',
      'FROM node:24-slim',
      'COPY --from=build /app /app',
      'CMD ["node", "lib/main.js"]',
    ]);
    const places = ['COPY --chmod=u=rwX,go=rX . .', 'RUN npx prisma generate', 'npm run build', 'RUN ./tools/after.sh'];
    const found = places.map((one) => text.indexOf(one));
    expect(found.every((at) => at > 0)).toBe(true);
    expect(found).toEqual(found.toSorted((one, other) => one - other));
  });

  it('is asked about where it calls a package manager that is not shipped', () => {
    const takeover = express.read(['FROM node:24', 'COPY . .', 'RUN npx prisma generate', START]);
    expect(fates(takeover, 2)).toEqual(['asks RUN npx prisma generate']);
    expect(takeover.doubts[0]?.message).toContain('Dockerfile:3 runs npx');
  });

  it('keeps its order among variables that it reads', () => {
    const takeover = express.read(['FROM node:24', 'RUN ./one', 'ENV A=1', 'RUN ./two $A', START]);
    expect(kept(takeover)).toEqual(['RUN ./one', 'ENV A=1', 'RUN ./two $A']);
    const text = express.written(['FROM node:24', 'RUN ./one', 'ENV A=1', 'RUN ./two $A', START]);
    expect(text.indexOf('ENV A=1')).toBeLessThan(text.indexOf('RUN ./two'));
  });

  it('runs in the shell that it was written for, and ours in the usual one', () => {
    const lines = [
      'FROM node:24',
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      'RUN ./list | sort > /etc/list',
      START,
    ];
    const takeover = express.read(lines);
    expect(kept(takeover)).toEqual([
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      'RUN ./list | sort > /etc/list',
      'SHELL ["/bin/sh", "-c"]',
    ]);
    expect(fates(takeover, 1)).toEqual(['kept SHELL ["/bin/bash", "-o", "pipefail", "-c"]']);
    expect(fates(express.read(['FROM node:24', 'SHELL ["/bin/bash", "-c"]', 'RUN npm ci', START]), 1)).toEqual([
      'removed SHELL ["/bin/bash", "-c"]',
    ]);
  });
});

describe('a secret that was an argument', () => {
  it('goes where no step reads it, and no promise is broken for it', () => {
    const lines = ['FROM node:24', 'ARG NPM_TOKEN', 'COPY . .', 'RUN npm ci', START];
    const takeover = express.read(lines);
    expect(takeover.treated.find(({ what }) => what === 'ARG NPM_TOKEN')).toMatchObject({
      fate: 'removed',
      note: 'no step of the new file reads it (H8)',
    });
    expect(takeover.answers.secrets).toBeUndefined();
    expect(express.written(lines)).not.toMatch(/Deviation from H8|NPM_TOKEN|npm_token/);
  });

  it('is mounted in the step that names it', () => {
    const lines = ['FROM node:24', 'ARG UPLOAD_TOKEN', 'RUN ./upload "$UPLOAD_TOKEN"', START];
    expect(express.written(lines)).toContain(
      'RUN --mount=type=secret,id=upload_token,env=UPLOAD_TOKEN,required=true ./upload "$UPLOAD_TOKEN"',
    );
    expect(express.written(lines)).not.toContain('Deviation from H8');
  });

  it('is mounted in the build, which may read it unseen', () => {
    const lines = ['FROM node:24', 'ARG SENTRY_AUTH_TOKEN', 'COPY . .', 'RUN npm ci', 'RUN npm run build', START];
    expect(fastify.written(lines)).toContain('--mount=type=secret,id=sentry_auth_token,env=SENTRY_AUTH_TOKEN');
    expect(fastify.written(lines)).toContain('Deviation from H8');
  });

  it('goes with the login that it was for, where nothing private is fetched', () => {
    const lines = [
      'FROM golang:1.26 AS build',
      'ARG GITHUB_TOKEN',
      'RUN git config --global url."https://${GITHUB_TOKEN}@github.com/".insteadOf "https://github.com/"',
      'COPY . .',
      'RUN go build -o /out .',
      'FROM alpine:3.22',
      'COPY --from=build /out /app',
      'CMD ["/app"]',
    ];
    expect(stamps.written(lines)).not.toContain('GITHUB_TOKEN');
  });
});

describe('what a start script calls', () => {
  it('stays, in a loop and behind a not', () => {
    const script = '#!/bin/sh\nwhile ! nc -z db 5432; do sleep 1; done\nexec "$@"\n';
    const takeover = django.read(
      [
        'FROM python:3.13-slim',
        'RUN apt-get update && apt-get install -y netcat-openbsd bash',
        'COPY start.sh /start.sh',
        'ENTRYPOINT ["/start.sh"]',
        'CMD ["gunicorn", "ledger.wsgi:application"]',
      ],
      { 'start.sh': script },
    );
    expect(fates(takeover, 1)).toContain('kept netcat-openbsd');
    expect(fates(takeover, 1)).toContain('removed bash');
    expect(takeover.treated.find(({ part }) => part === 'netcat-openbsd')?.note).toBe('called in start.sh:2');
  });
});

describe('versions, times and users', () => {
  it('a range leaves the version of the old image, and an exact file is followed and told', () => {
    expect(express.read(['FROM node:22', START]).answers.runtime).toBeUndefined();
    expect(express.read(['FROM node:22', START]).conflicts[0]).toMatchObject({
      others: [{ value: '22', from: 'Dockerfile:1' }],
    });
    expect(fastify.read(['FROM node:22', START]).conflicts).toHaveLength(1);
  });

  it('a health check asks as often as before', () => {
    const lines = [
      'FROM node:24',
      'HEALTHCHECK --interval=15s --retries=5 CMD curl -f http://localhost:4100/healthz',
      START,
    ];
    expect(express.written(lines)).toContain(
      'HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --start-interval=1s --retries=5 CMD ["',
    );
  });

  it('a port below 1024 moves in the words of the program too', () => {
    const lines = [
      'FROM golang:1.26',
      'COPY . .',
      'RUN go build -o /app .',
      'EXPOSE 80',
      'CMD ["/app", "-addr", ":80", "--log=2"]',
    ];
    expect(stamps.read(lines).answers.start?.value).toEqual(['/app', '-addr', ':6005', '--log=2']);
    expect(stamps.written(lines)).toContain('EXPOSE 6005\n');
  });

  it('a package manager’s own installer is what the builder has', () => {
    const lines = [
      'FROM python:3.13 AS build',
      'RUN curl -sSL https://install.python-poetry.org | python3 -',
      'FROM python:3.13-slim',
      'COPY --from=build /app /app',
      'CMD ["gunicorn", "ledger.wsgi"]',
    ];
    expect(fates(django.read(lines), 1).map((one) => one.split(' ')[0])).toEqual(['replaced', 'replaced']);
  });

  it('an argument of a build that is ours goes', () => {
    const lines = [
      'FROM golang:1.26',
      'ARG VERSION=dev',
      'COPY . .',
      'RUN go build -ldflags "-X main.version=$VERSION" -o /app .',
      'CMD ["/app"]',
    ];
    expect(fates(stamps.read(lines), 1)).toEqual(['removed ARG VERSION']);
  });
});

describe('a login that the old file writes', () => {
  const lines = [
    'FROM node:24',
    'ARG NPM_TOKEN',
    'COPY . .',
    'RUN echo "//registry.npmjs.org/:_authToken=${NPM_TOKEN}" > .npmrc && npm ci',
    START,
  ];

  it('is asked about where no file of the repo names it', () => {
    expect(express.read(lines).doubts[0]?.message).toContain('Dockerfile:4 writes a login for NPM_TOKEN');
  });
});

describe('steps of the .NET SDK', () => {
  it.each([
    ['dotnet restore src/Berths.Api/Berths.Api.csproj', 'replaced'],
    ['dotnet build -c Release', 'replaced'],
    ['dotnet publish -c Release -o /app/publish /p:UseAppHost=false', 'replaced'],
    ['dotnet nuget add source https://nuget.acme.example/v3/index.json --name acme', 'replaced'],
    ['dotnet tool install --global dotnet-ef', 'removed'],
    ['dotnet test --no-build', 'removed'],
    ['dotnet dev-certs https', 'removed'],
    ['dotnet workload install wasm-tools', 'kept'],
  ])('%s is %s', (command, fate) => {
    const lines = [
      'FROM mcr.microsoft.com/dotnet/sdk:10.0',
      'COPY . .',
      `RUN ${command}`,
      'CMD ["dotnet", "Berths.Api.dll"]',
    ];
    expect(fates(berths.read(lines), 2).map((one) => one.split(' ')[0])).toEqual([fate]);
  });
});

describe('steps of Maven and Gradle', () => {
  it.each([
    ['mvn -q -DskipTests package', 'replaced'],
    ['mvn -B clean verify', 'replaced'],
    ['./mvnw -B dependency:go-offline', 'replaced'],
    ['gradle bootJar --no-daemon', 'replaced'],
    ['./gradlew build -x test', 'replaced'],
    ['mvn test', 'removed'],
    ['./gradlew check', 'removed'],
    ['chmod +x mvnw', 'removed'],
    ['java -Djarmode=tools -jar app.jar extract --layers --destination extracted', 'replaced'],
  ])('%s is %s', (command, fate) => {
    const lines = ['FROM maven:3.9', 'COPY . .', `RUN ${command}`, 'CMD ["java", "-jar", "target/app.jar"]'];
    expect(fates(quay.read(lines), 2).map((one) => one.split(' ')[0])).toEqual([fate]);
  });
});
