import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSecrets } from '../../src/context/find-secrets.ts';
import { judgeName } from '../../src/context/secret-names.ts';
import { openRepo } from '../../src/repo/open-repo.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function search(files: Readonly<Record<string, string | Uint8Array>>): ReturnType<typeof findSecrets> {
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), contents);
  }
  return findSecrets(openRepo(root), Object.keys(files));
}

// Made up here, so that no file of ours holds anything that looks like a token.
const TOKEN = ['ghp', `wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx`].join('_');
const VALUE = 'sup3r-s3cret-valu3';
const keys = generateKeyPairSync('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

describe('names', () => {
  it.each([
    '.env',
    'apps/web/.env.production',
    '.env.local',
    'prod.env',
    '.envrc',
    'id_rsa',
    '.ssh/id_ed25519',
    'release.jks',
    'a.p12',
    '.git-credentials',
    '.aws/credentials',
    'credentials.json',
    'gcp-credentials-prod.json',
    'service-account.json',
    'prod.tfvars',
    'terraform.tfstate',
    'kubeconfig',
    'kubeconfig.yaml',
    '.kube/config',
    'secrets.yaml',
    'app-secret.json',
  ])('%s is a secret', (path) => {
    expect(judgeName(path)).toMatchObject({ ask: expect.stringMatching(/nothing|environment/) });
  });

  it.each([
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    'example.env',
    'credentials.example.json',
    'prod.tfvars.example',
    'secrets.sample.yaml',
  ])('%s is an example', (path) => {
    expect([null, 'never']).toContain(judgeName(path));
  });

  it.each([
    'environment.ts',
    'env.js',
    'src/credentials.ts',
    'id_rsa.pub',
    'keyboard.json',
    'config',
    'src/secrets.ts',
    'package.json',
    'my.envelope',
  ])('%s is nothing', (path) => {
    expect(judgeName(path)).toBeNull();
  });
});

describe('texts', () => {
  it.each([
    [
      '.npmrc',
      `@acme:registry=https://npm.acme.example/\n//npm.acme.example/:_authToken=${VALUE}\n`,
      2,
      'registry token',
    ],
    ['.yarnrc.yml', `npmAuthToken: "${VALUE}"\n`, 1, 'registry token'],
    ['.netrc', `machine git.acme.example login bot password ${VALUE}\n`, 1, 'login'],
    ['.netrc', `machine git.acme.example\n  login bot\n  password ${VALUE}\n`, 3, 'login'],
    ['pip.conf', `[global]\nindex-url = https://bot:${VALUE}@pypi.acme.example/simple\n`, 2, 'password in an address'],
    ['.pypirc', `[acme]\nusername: bot\npassword: ${VALUE}\n`, 3, 'password'],
    ['.docker/config.json', `{"auths":{"registry.acme.example":{"auth":"${VALUE}"}}}`, 1, 'registry login'],
    [
      'requirements.txt',
      `flask\n--extra-index-url https://bot:${VALUE}@pypi.acme.example/simple\n`,
      2,
      'password in an address',
    ],
    ['src/config.ts', `export const token = "${TOKEN}";\n`, 1, 'GitHub token'],
    ['src/hidden.ts', `// secretlint-disable\nexport const token = "${TOKEN}";\n`, 2, 'GitHub token'],
    ['notes.txt', `hello\n${keys.privateKey}`, 2, 'private key'],
    ['tls/server.key', keys.privateKey, 1, 'private key'],
  ])('%s: a secret is seen with its line', async (path, text, line, kind) => {
    expect((await search({ [path]: text })).secrets).toEqual([{ path, line, kind }]);
  });

  it.each([
    ['.npmrc', '//npm.acme.example/:_authToken=${NPM_TOKEN}\nregistry=https://npm.acme.example/\n'],
    ['.npmrc', 'save-exact=true\n//npm.acme.example/:always-auth=true\n'],
    ['.yarnrc.yml', 'npmAuthToken: "${NPM_TOKEN}"\nnodeLinker: node-modules\n'],
    ['.netrc', 'machine git.acme.example login bot password $TOKEN\n'],
    ['pip.conf', '[global]\nindex-url = https://${USER}:${PASSWORD}@pypi.acme.example/simple\n'],
    ['pip.conf', '[global]\nindex-url = https://pypi.acme.example/simple\n'],
    [
      'README.md',
      'Set `DATABASE_URL=postgres://user:password@localhost/app` and `https://<user>:<token>@git.acme.example`.\n',
    ],
    ['.env.production', '# public by nature\nVITE_TILES_URL=https://tiles.example\nexport VITE_THEME=night\n'],
    ['ca.pem', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
    ['jwt.pem', keys.publicKey],
    ['src/app.js', 'const url = `https://${user}:${password}@git.acme.example`;\n'],
  ])('%s: nothing is seen in %j', async (path, text) => {
    expect((await search({ [path]: text })).secrets).toEqual([]);
  });

  it.each(['A=1\n', 'VITE_A=1\nDATABASE_URL=x\n', 'VITE_API_TOKEN=x\n', '', 'VITE_A=1\nsecond line of a value\n'])(
    'of an environment file with more than public variables count whole: %j',
    async (text) => {
      expect((await search({ '.env': text })).secrets).toEqual([
        { path: '.env', line: null, kind: 'environment file' },
      ]);
    },
  );

  it('of an environment file with a visible credential give its line', async () => {
    const { secrets } = await search({ '.env': `VITE_A=1\nTOKEN=${TOKEN}\n` });
    expect(secrets).toEqual([{ path: '.env', line: 2, kind: 'GitHub token' }]);
  });

  it('of keys that are no text count by their name', async () => {
    const { secrets, unread } = await search({
      'a.key': Buffer.from([0x30, 0, 1, 2]),
      'b.pem': 'c2VjcmV0\n',
      'logo.png': Buffer.from([0x89, 0, 1]),
    });
    expect(secrets).toEqual([
      { path: 'a.key', line: null, kind: 'private key' },
      { path: 'b.pem', line: null, kind: 'private key' },
    ]);
    expect(unread).toEqual(['logo.png']);
  });

  it("that are too large or other people's are named as not looked through", async () => {
    const { secrets, unread } = await search({
      'bundle.js': 'x'.repeat(1_000_001),
      'node_modules/x/test.pem': keys.privateKey,
    });
    expect([secrets, unread]).toEqual([[], ['bundle.js', 'node_modules/x/test.pem']]);
  });

  it('never come out again', async () => {
    const found = await search({
      '.npmrc': `//npm.acme.example/:_authToken=${VALUE}\n`,
      '.env': `A=${VALUE}\n`,
      'a.ts': `"${TOKEN}"`,
    });
    expect(found.secrets).toHaveLength(3);
    expect(JSON.stringify(found)).not.toContain(VALUE);
    expect(JSON.stringify(found)).not.toContain(TOKEN);
  });
});
