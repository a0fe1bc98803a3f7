import type { Credentials, Environment } from './credentials.ts';

/** A helper may have to ask a key ring, never a person: there is no terminal for it. Milliseconds. */
const PATIENCE = 15_000;
const NAME = /^[\w][\w.-]*$/;
/** User name by which a helper says that the secret is a refresh token. */
const TOKEN_USER = '<token>';
const NOT_FOUND = /credentials not found|no credentials/i;

/** Asks the program `docker-credential-<name>` for a login. What it prints never reaches a message: it may hold the secret. */
export async function askHelper(name: string, server: string, env: Environment): Promise<Credentials> {
  const program = `docker-credential-${name}`;
  if (!NAME.test(name)) return failed(`Docker's config.json names a credential helper that is no program name`);
  // Loaded here: most runs need no helper.
  const { execa } = await import('execa');
  const {
    failed: bad,
    stdout,
    stderr,
    timedOut,
    code,
  } = await execa(program, ['get'], {
    input: server,
    env: { ...env },
    extendEnv: false,
    timeout: PATIENCE,
    forceKillAfterDelay: 1_000,
    maxBuffer: 100_000,
    reject: false,
  });
  if (timedOut) return failed(`${program} did not answer within ${PATIENCE / 1000} s`);
  if (code === 'ENOENT') return failed(`${program} is not installed`);
  if (!bad) return parsed(stdout, program);
  return NOT_FOUND.test(`${stdout}${stderr}`) ? { login: null, problem: null } : failed(`${program} failed`);
}

function parsed(stdout: string, program: string): Credentials {
  const [, user] = /"Username"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(stdout) ?? [];
  const [, secret] = /"Secret"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(stdout) ?? [];
  if (user === undefined || secret === undefined) return failed(`${program} answered with no login`);
  const [name, password] = [user, secret].map((text) => String(JSON.parse(text)));
  if (password === undefined || password === '') return { login: null, problem: null };
  if (name === TOKEN_USER) return { login: { kind: 'refresh-token', token: password }, problem: null };
  return { login: { kind: 'password', user: name ?? '', password }, problem: null };
}

function failed(problem: string): Credentials {
  return { login: null, problem };
}
