import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '../src/config.ts';

test('has defaults for everything', () => {
  assert.deepEqual(readConfig({}), { port: 8080, logLevel: 'info', apiToken: undefined });
});

test('refuses what is no port and no level', () => {
  assert.throws(() => readConfig({ PORT: 'http' }), /PORT/);
  assert.throws(() => readConfig({ LOG_LEVEL: 'loud' }), /LOG_LEVEL/);
});

test('reads a secret from its file, and refuses two sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  const file = join(folder, 'token');
  writeFileSync(file, 'not-a-real-token\n');
  assert.equal(readConfig({ API_TOKEN_FILE: file }).apiToken, 'not-a-real-token');
  assert.throws(() => readConfig({ API_TOKEN_FILE: file, API_TOKEN: 'other' }), /both/);
  rmSync(folder, { recursive: true });
});
