import { afterAll, describe, expect, it } from 'vitest';
import { discard } from '../case.ts';
import { applied, kept, readerOf } from './reader.ts';

const express = readerOf('node', 'express-npm');
const stamps = readerOf('go', 'vendored');
afterAll(() => [express, stamps].forEach(({ cwd }) => discard(cwd)));

const START = 'CMD ["node", "src/server.js"]';
const LOW = ['FROM node:24', 'WORKDIR /srv/orders', 'ENV PORT=80', 'EXPOSE 80', 'VOLUME /srv/orders/data', START];

describe('a port and a folder that move', () => {
  it('in a fly.toml', () => {
    const fly =
      'app = "orders"\n[build]\n  dockerfile = "Dockerfile"\n[env]\n  PORT = "80"\n[http_service]\n  internal_port = 80 # inside\n  force_https = true\n[mounts]\n  source = "data"\n  destination = "/srv/orders/data"\n';
    const takeover = express.read(LOW, { 'fly.toml': fly });
    expect(applied(fly, takeover, 'fly.toml')).toBe(
      fly.replace('"80"', '"8080"').replace('= 80 #', '= 8080 #').replace('/srv/orders/data', '/app/data'),
    );
    expect(takeover.dependents.map(({ from, before, after }) => [from, before, after])).toEqual([
      ['fly.toml:5', 'PORT 80', 'PORT 8080'],
      ['fly.toml:7', 'internal_port 80', 'internal_port 8080'],
      ['fly.toml:11', 'destination /srv/orders/data', 'destination /app/data'],
    ]);
  });

  const pod = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
spec:
  template:
    metadata:
      labels:
        app: orders
    spec:
      containers:
        - name: orders
          image: ghcr.io/acme/orders:1.4
          ports:
            - containerPort: 80 # http
          env:
            - name: PORT
              value: "80"
          readinessProbe:
            httpGet: { path: /healthz, port: 80 }
          livenessProbe:
            tcpSocket:
              port: http
          volumeMounts:
            - name: data
              mountPath: /srv/orders/data
        - name: proxy
          image: nginx:1.29
          ports:
            - containerPort: 80
`;
  const service = `apiVersion: v1
kind: Service
metadata:
  name: orders
spec:
  selector:
    app: orders
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: other
spec:
  selector:
    app: other
  ports:
    - port: 80
      targetPort: 80
`;

  it('in Kubernetes manifests: ports, probes, variables, mounts and the service in front', () => {
    const takeover = express.read(LOW, { 'k8s/pod.yaml': pod, 'k8s/service.yaml': service });
    expect(applied(pod, takeover, 'k8s/pod.yaml')).toBe(
      pod
        .replace('containerPort: 80 #', 'containerPort: 8080 #')
        .replace('value: "80"', 'value: "8080"')
        .replace('port: 80 }', 'port: 8080 }')
        .replace('/srv/orders/data', '/app/data'),
    );
    expect(applied(service, takeover, 'k8s/service.yaml')).toBe(
      service.replace('    - port: 80\n---', '    - port: 80\n      targetPort: 8080\n---'),
    );
  });

  it('not in manifests of others, nor where nothing moves', () => {
    const others =
      pod.replace('ghcr.io/acme/orders', 'ghcr.io/acme/one') +
      '---\n' +
      pod.replace('ghcr.io/acme/orders', 'ghcr.io/acme/two');
    expect(express.read(LOW, { 'k8s/pod.yaml': others }).dependents).toEqual([]);
    expect(express.read(['FROM node:24', 'EXPOSE 4100', START], { 'k8s/pod.yaml': pod }).dependents).toEqual([]);
  });

  it('twice on one line of compose', () => {
    const compose = 'services:\n  app:\n    build: .\n    ports: ["8000:80", "9000:80"]\n';
    expect(applied(compose, express.read(LOW, { 'compose.yaml': compose }), 'compose.yaml')).toContain(
      'ports: ["8000:8080", "9000:8080"]',
    );
  });
});

describe('secrets that others pass', () => {
  const lines = ['FROM node:24', 'ARG A_TOKEN', 'ARG B_TOKEN', 'RUN ./upload $A_TOKEN', START];

  it('two services of one compose file change together, and what nobody reads goes', () => {
    const service = (name: string): string =>
      `  ${name}:\n    build:\n      context: .\n      args:\n        A_TOKEN: \${A_TOKEN}\n        B_TOKEN: \${B_TOKEN}\n`;
    const compose = `services:\n${service('api')}${service('worker')}`;
    const takeover = express.read(lines, { 'compose.yaml': compose });
    expect(takeover.dependents).toHaveLength(1);
    expect(applied(compose, takeover, 'compose.yaml')).toBe(
      'services:\n  api:\n    build:\n      context: .\n      secrets:\n        - a_token\n  worker:\n    build:\n      context: .\n      secrets:\n        - a_token\n\nsecrets:\n  a_token:\n    environment: A_TOKEN\n',
    );
  });

  it('both on one line of a script', () => {
    const ci =
      'build:\n  script:\n    - docker build --build-arg A_TOKEN=$A_TOKEN --build-arg B_TOKEN=$B_TOKEN -t app .\n';
    expect(applied(ci, express.read(lines, { '.gitlab-ci.yml': ci }), '.gitlab-ci.yml')).toBe(
      'build:\n  script:\n    - docker build --secret id=a_token,env=A_TOKEN -t app .\n',
    );
  });

  it('a stage that a workflow builds with an expression stays, with what is passed to it', () => {
    const workflow =
      'on: push\njobs:\n  test:\n    steps:\n      - run: docker build --target test --build-arg NPM_TOKEN=${{ secrets.NPM_TOKEN }} .\n';
    const takeover = express.read(
      [
        'ARG V=24',
        'FROM node:${V}-alpine AS base',
        'FROM base AS test',
        'ARG NPM_TOKEN',
        'RUN npm test',
        'FROM base',
        START,
      ],
      { '.github/workflows/ci.yml': workflow },
    );
    expect(takeover.kept.stages.map(({ name, text }) => [name, text.split('\n')[0]])).toEqual([
      ['your-base', 'FROM node:24-alpine AS your-base'],
      ['test', 'FROM your-base AS test'],
    ]);
    expect(takeover.dependents).toEqual([]);
    expect(kept(takeover)).toEqual([]);
  });
});
