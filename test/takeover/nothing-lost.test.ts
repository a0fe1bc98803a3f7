import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  detect,
  files,
  openRepo,
  withFiles,
  NO_POLICY,
  plan,
  takeOver,
  type Facts,
  type Repo,
  type Takeover,
} from '../../src/api.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { discard, readCase } from '../case.ts';
import { restore, takeoverCases } from './cases.ts';

const restored: string[] = [];
afterAll(() => restored.forEach(discard));

function open(fixture: Parameters<typeof restore>[0]): Repo {
  const cwd = restore(fixture);
  restored.push(cwd);
  return openRepo(cwd);
}

function readAll(repo: Repo): readonly { readonly facts: Facts; readonly takeover: Takeover }[] {
  const services = detect(repo, {}, []);
  const paths = services.map(({ path }) => path);
  return services.flatMap(({ facts }) =>
    facts.slice(0, 1).flatMap((one) => {
      const takeover = takeOver({ repo, services: paths, ours: new Set(), named: null }, one);
      return takeover === null ? [] : [{ facts: one, takeover }];
    }),
  );
}

/** Each instruction has one fate, or each part of it has: none is forgotten, none is told twice. */
function expectAllTold(text: string, { treated }: Takeover): void {
  const { instructions } = parseDockerfile(text);
  for (const { index, keyword, text: rest } of instructions) {
    const rows = treated.filter((row) => row.index === index);
    expect(rows.length, `${keyword} ${rest}`).toBeGreaterThan(0);
    const parts = rows.map(({ part }) => part);
    expect(new Set(parts).size, `${keyword} ${rest}`).toBe(parts.length);
    if (parts.includes('')) expect(parts).toEqual(['']);
  }
  expect(treated.every(({ index }) => index < instructions.length)).toBe(true);
  expect(treated.every(({ fate }) => ['kept', 'replaced', 'removed', 'asks'].includes(fate))).toBe(true);
}

describe('nothing of the old file is lost unseen', () => {
  for (const fixture of takeoverCases())
    it(`${fixture.name}: each instruction is kept, replaced, removed or asked about`, () => {
      const repo = open(fixture);
      const found = readAll(repo);
      expect(found.length).toBeGreaterThan(0);
      for (const { takeover } of found) expectAllTold(repo.text(takeover.dockerfile) ?? '', takeover);
    });

  it('holds for any file of instructions that people write, and what is kept stands in ours', () => {
    const repo = open(readCase('node', 'express-npm'));
    const [facts] = detect(repo, {}, [])[0]?.facts ?? [];
    if (facts === undefined) throw new Error('no facts');
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const takeover = takeOver(
          {
            repo: withFiles(repo, [{ path: 'Dockerfile', contents: text }]),
            services: [''],
            ours: new Set(),
            named: null,
          },
          facts,
        );
        if (takeover === null) throw new Error('no takeover');
        expectAllTold(text, takeover);
        expectKept(facts, takeover);
      }),
      { numRuns: 60 },
    );
  });

  it('never shows a secret', () => {
    const repo = open(readCase('node', 'express-npm'));
    const text = readFileSync(join(import.meta.dirname, 'secrets.Dockerfile'), 'utf8');
    const [facts] = detect(repo, {}, [])[0]?.facts ?? [];
    if (facts === undefined) throw new Error('no facts');
    const takeover = takeOver(
      { repo: withFiles(repo, [{ path: 'Dockerfile', contents: text }]), services: [''], ours: new Set(), named: null },
      facts,
    );
    expect(JSON.stringify(takeover)).not.toMatch(/hunter2|s3cr3t/);
  });
});

/** Every kept instruction is in the rendered file, which Docker can read and which ends with what we ship. */
function expectKept(facts: Facts, { kept, answers }: Takeover): void {
  const given = Object.fromEntries(Object.entries(answers).map(([key, found]) => [key, found.value]));
  const [file] = files(plan({ ...facts, kept }, { ...given, unlocked: true, endOfLife: true }, NO_POLICY), NO_POLICY);
  const parsed = parseDockerfile(file?.contents ?? '');
  expect(parsed.problems).toEqual([]);
  expect(parsed.stages.some(({ name }) => name === 'runtime')).toBe(true);
  for (const { text } of kept.instructions) expect(file?.contents).toContain(text);
}

const word = fc.constantFrom('jq', 'vim', 'gcc', 'curl', 'tzdata', 'libpq5', 'gosu', 'nginx', 'made-up');
const command = fc.oneof(
  fc.constantFrom(
    'apt-get update',
    'npm ci',
    'npm install',
    'npm run build',
    'useradd -u 1001 app',
    'chown -R app /app',
    'echo hello > /etc/motd',
    'ln -sf /a /b',
    'rm -rf /tmp/*',
    'set -eux',
    'npm install -g pm2',
    'curl -sSL https://example.com/x.sh | sh',
    'git clone https://git.example/x',
    './configure',
    'node /app/tool.js',
  ),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `apt-get install -y ${words.join(' ')}`),
);
const run = fc
  .tuple(fc.array(command, { minLength: 1, maxLength: 4 }), fc.constantFrom(' && ', ' \\\n && ', '; '))
  .map(([commands, glue]) => `RUN ${commands.join(glue)}`);
const line = fc.oneof(
  { weight: 4, arbitrary: run },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'ENV TZ=UTC',
      'ENV A=1 B="two words" NPM_TOKEN=x',
      'ENV OLD style value',
      'ENV PORT=80',
      'ARG NPM_TOKEN',
      'ARG GIT_SHA=none',
      'LABEL team=harbour "odd key"=1',
      'MAINTAINER some\\"body',
      'WORKDIR /srv/app',
      'COPY . .',
      'COPY package*.json ./',
      'COPY nginx.conf /etc/app/nginx.conf',
      'ADD https://example.com/file.tgz /opt/',
      'COPY <<EOF /etc/motd\nhello\nRUN not me\nEOF',
      'USER 1001',
      'USER node',
      'EXPOSE 4100 9229',
      'VOLUME /data /var/lib/x',
      'HEALTHCHECK CMD curl -f http://localhost:4100/ping',
      'HEALTHCHECK CMD ["node", "check.js"]',
      'STOPSIGNAL SIGQUIT',
      'SHELL ["/bin/bash", "-c"]',
      'ONBUILD RUN true',
      'CMD node src/server.js',
      'CMD ["node", "src/server.js", "--x"]',
      'ENTRYPOINT ["tini", "--"]',
      'RUN <<EOF\nset -e\napt-get update\nmake all\nEOF',
      'FROM node:24-slim',
      'FROM python:3.13 AS other',
      'NONSENSE here',
      '# a comment',
    ),
  },
);
const dockerfiles = fc
  .array(line, { maxLength: 14 })
  .map((lines) => ['FROM node:24', ...lines, 'CMD ["node", "src/server.js"]', ''].join('\n'));
