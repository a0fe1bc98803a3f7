import { expect } from 'vitest';
import { ironhull } from '../cli/spawn.ts';
import { put, read } from './team.ts';

export const ACME = `schemaVersion: 1
name: Acme
contact: platform@acme.example
defaults: { base: slim, secrets: [ca] }
user: { uid: 10001, gid: 10001 }
registries:
  allowed: [mirror.acme.example]
  mirrors: { docker.io: mirror.acme.example/hub }
labels: { required: [com.acme.team], fixed: { com.acme.team: orders } }
pinning: digest
bases: { never: [alpine], images: { node: { build: "node:24.21.0-trixie-slim@sha256:${'1'.repeat(64)}", runtime: "node:24.21.0-trixie-slim@sha256:${'1'.repeat(64)}" } } }
ports: { min: 4000 }
ca: { required: true }
files: { never: [docker-compose.override.yml], emit: [rego, hadolint] }
rules: { severities: { wget-progress: high } }
lock: [defaults.base, user, registries, labels, pinning, bases, ports, ca, files, rules]
`;
export const OWN = 'schemaVersion: 1\nextends: [./acme.yaml]\n';
export const FILES = { 'acme.yaml': ACME, 'ironhull.config.yaml': OWN };

export type Attempt = (cwd: string) => Promise<unknown> | void;

const edit =
  (path: string, from: string | RegExp, to: string): Attempt =>
  (cwd) => {
    const before = read(cwd, path);
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    put(cwd, { [path]: after });
  };
export const inDockerfile = (from: string | RegExp, to: string): Attempt => edit('Dockerfile', from, to);
const inState = (from: string | RegExp, to: string): Attempt => edit('.ironhull/state.json', from, to);
const inConfig =
  (text: string): Attempt =>
  (cwd) =>
    put(cwd, { 'ironhull.config.yaml': `${OWN}${text}\n` });
const granting = (what: string): Attempt =>
  inConfig(`exceptions: [{ ${what}, reason: we want to, owner: me, expires: 2099-01-01 }]`);

/** Files made while the team's presets were not there: by a flag, or by an answers file. */
const madeWithout =
  (words: readonly string[], files: Readonly<Record<string, string>> = {}): Attempt =>
  async (cwd) => {
    put(cwd, { 'ironhull.config.yaml': 'schemaVersion: 1\n', ...files });
    await ironhull(['retrofit', '--yes', '--on-conflict', 'overwrite', ...words], { cwd });
    put(cwd, FILES);
  };

/** Ten policies, each with what is tried against it, the key that the message names. */
export const TABLE: readonly (readonly [policy: string, key: string, attempts: Readonly<Record<string, Attempt>>])[] = [
  [
    'locked uid',
    'user',
    {
      'an edit of the Dockerfile': inDockerfile('USER 10001:10001', 'USER 0:0'),
      'a comment that silences it': inDockerfile('USER 10001:10001', '# ironhull-ignore policy-user: ours\nUSER 0:0'),
      'an edit of the state': inState('"uid": 10001', '"uid": 7'),
      'a preset of its own': inConfig('user: { uid: 7 }'),
      'an exception of its own': granting('lock: user.uid'),
      'an exception from the rule': granting('rule: policy-user'),
      'the rule turned off': inConfig('rules: { severities: { policy-user: "off" } }'),
    },
  ],
  [
    'forbidden registry',
    'registries',
    {
      'a flag, before': madeWithout(['--base', 'distroless']),
      'an edit of the Dockerfile': inDockerfile(
        /FROM mirror\.acme\.example\/hub\/library\/node(\S+) AS runtime/,
        'FROM evil.example/node$1 AS runtime',
      ),
      'another frontend': inDockerfile(
        '# syntax=mirror.acme.example/hub/docker/dockerfile',
        '# syntax=evil.example/dockerfile',
      ),
      'an edit of the state': inState('"from": "mirror.acme.example/hub/library/node', '"from": "evil.example/node'),
      'a preset of its own': inConfig('registries: { allowed: [evil.example] }'),
      'an exception of its own': granting('lock: registries'),
      'an edit of the .rego': edit('Dockerfile.rego', '"mirror.acme.example"', '"mirror.acme.example","evil.example"'),
    },
  ],
  [
    'mirror rewrite',
    'registries.mirrors',
    {
      'an edit of the Dockerfile': inDockerfile(
        /FROM mirror\.acme\.example\/hub\/library\/node(\S+) AS runtime/,
        'FROM node$1 AS runtime',
      ),
      'an edit of the frontend': inDockerfile('mirror.acme.example/hub/docker/dockerfile', 'docker/dockerfile'),
      'a preset of its own': inConfig('registries: { mirrors: { docker.io: evil.example } }'),
      'an exception of its own': granting('lock: registries.mirrors'),
    },
  ],
  [
    'required label',
    'labels',
    {
      'an edit of the Dockerfile': inDockerfile(/ {6}com\.acme\.team="orders" \\\n/, ''),
      'another value': inDockerfile('com.acme.team="orders"', 'com.acme.team="x"'),
      'an edit of the state': inState('"com.acme.team": "orders"', '"com.acme.team": "x"'),
      'a preset of its own': inConfig('labels: { fixed: { com.acme.team: x } }'),
      'an exception of its own': granting('lock: labels.required'),
    },
  ],
  [
    'digest only',
    'pinning',
    {
      'an edit of the Dockerfile': inDockerfile(/@sha256:1{64} AS runtime/, ' AS runtime'),
      'a preset of its own': inConfig('pinning: tag'),
      'an exception of its own': granting('rule: base-image-digest'),
      'the rule turned off': inConfig('rules: { severities: { base-image-digest: "off" } }'),
      'an edit of the .rego': edit('Dockerfile.rego', 'digests := true', 'digests := false'),
    },
  ],
  [
    'no Alpine',
    'defaults.base',
    {
      'a flag, before': madeWithout(['--base', 'alpine']),
      'an answers file, before': madeWithout(['--answers', 'answers.json'], { 'answers.json': '{ "base": "alpine" }' }),
      'a saved answer': inState('"answers": {}', '"answers": { "base": "alpine" }'),
      'a preset of its own': inConfig('defaults: { base: alpine }'),
      'an exception of its own': granting('lock: defaults.base'),
    },
  ],
  [
    'no Alpine in any stage',
    'bases',
    {
      'an edit of the Dockerfile': inDockerfile(
        'FROM base AS deps',
        `FROM mirror.acme.example/hub/library/node:24-alpine@sha256:${'2'.repeat(64)} AS deps`,
      ),
      'a preset of its own': inConfig('bases: { never: [] }\nmerge: { bases.never: replace }'),
      'an exception of its own': granting('lock: bases'),
    },
  ],
  [
    'lowest port',
    'ports.min',
    {
      'an edit of the Dockerfile': inDockerfile('EXPOSE 4100', 'EXPOSE 3000'),
      'a flag, before': madeWithout(['--port', '3000']),
      'an answers file, before': madeWithout(['--answers', 'answers.json'], { 'answers.json': '{ "port": 3000 }' }),
      'a preset of its own': inConfig('ports: { min: 1024 }'),
      'an exception of its own': granting('lock: ports'),
    },
  ],
  [
    'required CA',
    'ca.required',
    {
      'a flag, before': madeWithout(['--no-secret']),
      'an edit of the Dockerfile': inDockerfile(/--mount=type=secret,id=ca,/g, '--mount=type=secret,id=other,'),
      'a preset of its own': inConfig('ca: { required: false }'),
      'an exception of its own': granting('rule: policy-secret'),
    },
  ],
  [
    'forbidden file',
    'files',
    {
      'the file': (cwd) => put(cwd, { 'deploy/docker-compose.override.yml': 'services: {}\n' }),
      'a guardrail deleted': (cwd) => put(cwd, { 'Dockerfile.rego': '' }),
      'a preset of its own': inConfig('files: { never: [] }\nmerge: { files.never: replace }'),
      'an exception of its own': granting('lock: files.never'),
    },
  ],
  [
    'raised rule',
    'rules.severities',
    {
      'an edit of the Dockerfile': inDockerfile('WORKDIR /app\n', 'WORKDIR /app\nRUN wget https://x.example/a\n'),
      'a comment that silences it': inDockerfile(
        'WORKDIR /app\n',
        'WORKDIR /app\n# ironhull-ignore wget-progress: ours\nRUN wget https://x.example/a\n',
      ),
      'a preset of its own': inConfig('rules: { severities: { wget-progress: "off" } }'),
      'an exception of its own': granting('rule: wget-progress'),
    },
  ],
];
