import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { LabFault } from './faults.ts';
import { push, startRealRegistry } from './pin/real-registry.ts';
import { startTokenService } from './pin/token-service.ts';

/**
 * `ironhull pin` against a real registry on loopback: open, with a password file, and with a token service.
 * Run it with `node test/lab/pin.lab.ts`; it needs `docker-registry` and `openssl`, no Docker and no network.
 */
const PASSWORD = 'correct-horse-battery';
const LOGIN = `reader:${PASSWORD}`;
const BASIC = `Basic ${Buffer.from(LOGIN).toString('base64')}`;
/** The same password as bcrypt wants it. */
const HTPASSWD = 'reader:$2b$05$1DWpQjb2wSthXRvPGk7XkO6YWAKWlQanFViQIVGlfFyu9abibFaaK\n';
const START = join(import.meta.dirname, '../../scripts/start.mjs');
const REPOSITORY = 'library/node';

interface Ended {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the bin in a folder with one Dockerfile, the registry standing in for Docker Hub. */
async function pin(folder: string, host: string, login: boolean, from = 'node:24'): Promise<Ended & { text: string }> {
  const [repo, docker] = [join(folder, 'repo'), join(folder, 'docker')];
  for (const made of [repo, docker]) mkdirSync(made, { recursive: true });
  writeFileSync(join(repo, 'Dockerfile'), `FROM ${from} AS build\nCOPY --from=build /a /b\n`);
  const auths = login ? { [host]: { auth: Buffer.from(LOGIN).toString('base64') } } : {};
  writeFileSync(join(docker, 'config.json'), JSON.stringify({ auths }));
  const { exitCode, stdout, stderr } = await execa(process.execPath, [START, 'pin', '--mirror', `docker.io=${host}`], {
    cwd: repo,
    env: { DOCKER_CONFIG: docker },
    reject: false,
  });
  return { exitCode, stdout, stderr, text: readFileSync(join(repo, 'Dockerfile'), 'utf8') };
}

function check(what: string, holds: boolean, seen: unknown): void {
  if (!holds) throw new LabFault(`${what}: does not hold`, [JSON.stringify(seen)]);
  process.stderr.write(`${what}\n`);
}

/** One way in, from an empty registry to a pinned file. */
async function prove(name: string, folder: string, auth: object | null, pushLogin: string): Promise<void> {
  const registry = await startRealRegistry(folder, auth);
  try {
    const digest = await push(registry.host, REPOSITORY, '24', pushLogin);
    const own = `${registry.host}/${REPOSITORY}`;
    const pinned = await pin(folder, registry.host, auth !== null);
    check(
      `${name}: the mirror gives the digest`,
      pinned.exitCode === 0 && pinned.text.includes(`FROM node:24@${digest} AS build`),
      pinned,
    );
    const direct = await pin(folder, registry.host, auth !== null, `${own}:24`);
    check(`${name}: the registry gives the digest`, direct.text.includes(`FROM ${own}:24@${digest} AS build`), direct);
    const gone = await pin(folder, registry.host, auth !== null, `${own}:25`);
    check(
      `${name}: a missing tag ends with 4`,
      gone.exitCode === 4 && gone.stderr.includes('has no such image') && !gone.text.includes('@'),
      gone,
    );
    if (auth === null) return;
    const closed = await pin(folder, registry.host, false, `${own}:24`);
    check(
      `${name}: without a login it ends with 4`,
      closed.exitCode === 4 && closed.stderr.includes('docker login'),
      closed,
    );
    check(
      `${name}: no password is printed`,
      ![pinned, direct, gone, closed].some(({ stdout, stderr }) => `${stdout}${stderr}`.includes(PASSWORD)),
      null,
    );
  } finally {
    await registry.close();
  }
}

async function main(folder: string): Promise<void> {
  const of = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  await prove('open', of('open'), null, '');
  const guarded = of('password');
  writeFileSync(join(guarded, 'htpasswd'), HTPASSWD);
  await prove('password', guarded, { htpasswd: { realm: 'books', path: join(guarded, 'htpasswd') } }, BASIC);
  const tokens = await startTokenService(of('token'), LOGIN);
  try {
    await prove('token', join(folder, 'token'), tokens.auth, `Bearer ${tokens.pushToken(REPOSITORY)}`);
  } finally {
    tokens.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'pin-lab-'));
try {
  await main(folder);
} catch (error) {
  if (!(error instanceof LabFault)) throw error;
  process.stderr.write(`${[error.message, ...error.hints].join('\n  ')}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
