import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStart, parseStart } from '../../../src/stacks/node/detect/start.ts';
import { readJson } from '../../../src/stacks/_shared/json-file.ts';
import { repoOf } from '../repo-of.ts';

const words = (value: string): readonly string[] | null => parseStart({ value, from: 'package.json:1' })?.words ?? null;

describe('a start script becomes one program', () => {
  it.each([
    ['node server.js', ['node', 'server.js']],
    ['node ./src/server', ['node', 'src/server.js']],
    ['NODE_ENV=production node --enable-source-maps dist/main.js', ['node', '--enable-source-maps', 'dist/main.js']],
    ['cross-env TZ=UTC node app.mjs', ['node', 'app.mjs']],
    ['node -r dotenv/config server.js --port 80', ['node', '-r', 'dotenv/config', 'server.js', '--port', '80']],
    ['node --import ./trace.mjs server.ts', ['node', '--import', './trace.mjs', 'server.ts']],
    ['node "my app.js"', ['node', 'my app.js']],
    ['node --env-file=.env server.js', ['node', 'server.js']],
  ])('%s', (script, expected) => expect(words(script)).toEqual(expected));
});

describe('what only a shell could run is left to a person', () => {
  it.each([
    'npm run migrate && node server.js',
    'node server.js | pino-pretty',
    'node server.js > log',
    'node $ENTRY',
    'node server.js; true',
    'node `which x`',
    'pm2-runtime server.js',
    'node',
    '',
    'NODE_ENV=production',
    'node "quoted\nnewline.js"',
  ])('%j', (script) => expect(words(script)).toBeNull());

  it('never throws, and never lets a control character through', () => {
    assert(
      property(string({ unit: 'binary' }), (script) => {
        expect((words(script) ?? []).join('')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('where a start is found', () => {
  const startOf = (files: Readonly<Record<string, unknown>>): readonly string[] | null => {
    const repo = repoOf(files);
    const manifest = readJson(repo, 'package.json');
    return manifest === null ? null : (findStart(repo, manifest).start?.words ?? null);
  };

  it.each([
    [
      'start:prod before start',
      { scripts: { start: 'nest start', 'start:prod': 'node dist/main' } },
      ['node', 'dist/main.js'],
    ],
    ['main', { main: './lib/ledger' }, ['node', 'lib/ledger.js']],
    ['nothing', {}, null],
    ['a development server is none', { scripts: { start: 'vite' } }, null],
    ['a hook makes it two programs', { scripts: { prestart: 'node setup.js', start: 'node a.js' } }, null],
  ])('%s', (_name, manifest, expected) => expect(startOf({ 'package.json': manifest })).toEqual(expected));

  it('a file with a usual name', () =>
    expect(startOf({ 'package.json': {}, 'src/index.js': '' })).toEqual(['node', 'src/index.js']));

  it('shows the script that was refused', () => {
    const repo = repoOf({ 'package.json': { scripts: { start: 'a && b' } } });
    const manifest = readJson(repo, 'package.json');
    expect(manifest && findStart(repo, manifest).refused).toEqual({ value: 'a && b', from: 'package.json:3' });
  });
});
