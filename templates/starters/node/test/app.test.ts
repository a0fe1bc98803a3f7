import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { buildApp } from '../src/app.ts';

let ready = true;
const app = buildApp({ logLevel: 'silent', isReady: () => ready });
after(() => app.close());

test('is alive', async () => {
  const response = await app.inject('/healthz');
  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { status: 'ok' });
});

test('is not ready once it is told to stop, and still alive', async () => {
  ready = false;
  assert.equal((await app.inject('/readyz')).statusCode, 503);
  assert.equal((await app.inject('/healthz')).statusCode, 200);
});
