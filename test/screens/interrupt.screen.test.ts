import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discard, readCase, restore } from '../case.ts';
import { START } from '../cli/spawn.ts';
import { earlierRepo } from '../update/scene.ts';
import { keys, openTerminal } from './terminal-session.ts';

const ended: (() => void)[] = [];
afterEach(() => ended.splice(0).forEach((end) => end()));

/** What stands on the screen, and what is pressed then. */
type Step = readonly [seen: string, ...pressed: readonly string[]];

interface Asked {
  readonly about: string;
  readonly repo: () => string;
  readonly words: readonly string[];
  readonly steps: readonly Step[];
}

const FOREIGN = 'FROM node\nCMD npm start\n';
const express = (): string => restore(readCase('node', 'express-npm'));

function withDockerfile(): string {
  const repo = express();
  writeFileSync(join(repo, 'Dockerfile'), FOREIGN);
  return repo;
}

function services(): string {
  const repo = express();
  for (const name of ['api', 'web']) {
    mkdirSync(join(repo, name));
    for (const path of ['package.json', 'package-lock.json'])
      writeFileSync(join(repo, name, path), readFileSync(join(repo, path)));
    mkdirSync(join(repo, name, 'src'));
    for (const path of ['server.js', 'orders.js'])
      writeFileSync(join(repo, name, 'src', path), readFileSync(join(repo, 'src', path)));
  }
  for (const path of ['package.json', 'package-lock.json', 'src']) rmSync(join(repo, path), { recursive: true });
  return repo;
}

function twoStacks(): string {
  const repo = express();
  const go = readCase('go', 'plain').folder;
  for (const path of ['go.mod', 'main.go']) writeFileSync(join(repo, path), readFileSync(join(go, 'repo', path)));
  return repo;
}

function twoDockerfiles(): string {
  const repo = express();
  for (const name of ['debian', 'fast']) {
    mkdirSync(join(repo, 'docker', name), { recursive: true });
    writeFileSync(join(repo, 'docker', name, 'Dockerfile'), FOREIGN);
  }
  return repo;
}

const privateRegistry = (): string => restore(readCase('node', 'private-registry'));
/** The way through a plain run, a step for each question. */
const RUN: readonly Step[] = [
  ['Stop here', keys.enter],
  ['hardened', keys.enter],
  ['company TLS root', keys.enter],
  ['Cancel', keys.enter],
];
const upTo = (count: number): readonly Step[] => [...RUN.slice(0, count - 1), [RUN[count - 1]?.[0] ?? '']];

const QUESTIONS: readonly Asked[] = [
  { about: 'what was detected', repo: privateRegistry, words: [], steps: upTo(1) },
  { about: 'the base', repo: privateRegistry, words: [], steps: upTo(2) },
  { about: 'secrets', repo: privateRegistry, words: [], steps: upTo(3) },
  { about: 'whether to write', repo: privateRegistry, words: [], steps: upTo(4) },
  {
    about: 'which answer to change',
    repo: privateRegistry,
    words: [],
    steps: [['Stop here', keys.down, keys.enter], ['Which answer?']],
  },
  { about: 'which Dockerfile ships', repo: twoDockerfiles, words: [], steps: [['Which of these Dockerfiles ships?']] },
  {
    about: 'a text that is typed',
    repo: express,
    words: [],
    steps: [
      ['Stop here', keys.down, keys.enter],
      ['Which answer?', keys.down, keys.down, keys.down, keys.enter],
      ['Which port', '80'],
    ],
  },
  { about: 'which services', repo: services, words: [], steps: [['Several services here. Which ones?']] },
  { about: 'which stack', repo: twoStacks, words: [], steps: [['Which one shall be shipped?']] },
  {
    about: 'whether to go on without a lockfile',
    repo: () => restore(readCase('node', 'no-lockfile')),
    words: [],
    steps: [['Stop here', keys.enter], ['Go on all the same?']],
  },
  {
    about: 'a file that is not ours',
    repo: withDockerfile,
    words: ['--base', 'slim'],
    steps: [['Stop here', keys.enter], ['  Cancel', keys.enter], ['What shall we do with it?']],
  },
  {
    about: 'whether to write an update',
    repo: () => earlierRepo('fastapi-uv'),
    words: ['update'],
    steps: [['Cancel']],
  },
  {
    about: 'a conflict',
    repo: () => earlierRepo('fastapi-uv'),
    words: ['update'],
    steps: [['Cancel', keys.enter], ['the whole file stays as it is']],
  },
  {
    about: 'an own text for a conflict',
    repo: () => earlierRepo('fastapi-uv'),
    words: ['update'],
    steps: [
      ['Cancel', keys.enter],
      ['the whole file stays as it is', keys.down, keys.down, keys.down, keys.enter],
      ['launch your preferred editor'],
    ],
  },
];

describe('Ctrl-C ends with 130 and nothing written, asked about', () => {
  it.each(QUESTIONS)('$about', async ({ repo, words, steps }) => {
    const cwd = repo();
    const before = filesOf(cwd);
    const session = openTerminal(process.execPath, [START, ...words], { cwd });
    ended.push(session.kill, () => discard(cwd));
    for (const [seen, ...pressed] of steps) {
      // A question on the way that this one stands behind.
      await session.until(seen);
      session.press(...pressed);
    }
    session.press(keys.interrupt);
    expect(await session.exit()).toBe(130);
    expect(session.screen()).toContain('ironhull: stopped. Nothing was written.');
    expect(filesOf(cwd)).toEqual(before);
  });
});

function filesOf(repo: string): Readonly<Record<string, string>> {
  const entries = readdirSync(repo, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')]),
  );
}
