import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../src/model/plan.ts';
import type { Secret } from '../../../src/model/secret.ts';
import type { Canary } from '../../../src/verify/subject.ts';
import { LabFault } from '../faults.ts';
import { PRIVATE_HOSTS } from '../servers/private-hosts.ts';
import type { SshHost } from '../servers/ssh.ts';

/** Flags, environment and values that stand for a row's secrets. */
export interface RowSecrets {
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly mounted: readonly Canary[];
}

/** The one value that the private registries of the lab accept; new in every run. */
export const CANARY = `canary-${randomBytes(18).toString('base64url')}`;

/** User name that goes with it where a login has two halves. */
export const CANARY_USER = 'lab-ci';

/** What secrets are made of beside the canary. */
export interface SecretSources {
  /** Folder for files that stand for secrets. */
  readonly folder: string;
  readonly ssh: SshHost | null;
  /** Roots that a company's `ca.pem` would hold. */
  readonly roots: string;
}

/** Secrets of a plan, each with the canary in it, as its own build line takes them. */
export async function rowSecrets(plan: Plan, sources: SecretSources): Promise<RowSecrets> {
  const made = await Promise.all(plan.secrets.map(async (secret) => stood(secret, sources)));
  return {
    flags: made.flatMap(({ flags }) => flags),
    env: Object.assign({}, ...made.map(({ env }) => env)) as RowSecrets['env'],
    mounted: made.flatMap(({ mounted }) => mounted),
  };
}

async function stood(secret: Secret, sources: SecretSources): Promise<RowSecrets> {
  const name = `secret ${secret.id}`;
  const mounted = [{ name, value: CANARY }];
  if (secret.delivery === 'ssh') return forwarded(secret, sources.ssh);
  const variable = /^env=(\w+)/.exec(secret.source)?.[1];
  if (variable !== undefined)
    return {
      flags: ['--secret', `id=${secret.id},env=${variable}`],
      env: { [variable]: variableContent(secret.kind) },
      mounted,
    };
  const file = join(sources.folder, secret.id);
  await writeFile(file, await fileContent(secret.kind, sources), { mode: 0o600 });
  return { flags: ['--secret', `id=${secret.id},src=${file}`], env: {}, mounted };
}

/** NuGet and Bundler take both halves of a login from one variable. */
function variableContent(kind: string): string {
  if (kind.startsWith('bundle:')) return `${CANARY_USER}:${CANARY}`;
  return kind.startsWith('nuget:') ? `Username=${CANARY_USER};Password=${CANARY}` : CANARY;
}

/** The key that a builder's agent signs with; it must not be found anywhere either. */
async function forwarded({ id }: Secret, ssh: SshHost | null): Promise<RowSecrets> {
  if (ssh === null) throw new LabFault('git over ssh is served beside stand-in images only');
  const mounted = keyLines(await readFile(ssh.key, 'utf8'), `secret ${id}`);
  return { flags: ['--ssh', `${id}=${ssh.key}`], env: {}, mounted };
}

/** Lines of a private key; the first is the same in every key. */
function keyLines(pem: string, name: string): RowSecrets['mounted'] {
  const lines = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  return lines.slice(1).map((value) => ({ name, value }));
}

/** Files as their programs read them; where one holds no login, a comment with the canary stands for it. */
async function fileContent(kind: string, { ssh, roots }: SecretSources): Promise<string> {
  if (kind === 'npmrc' || kind === 'npm') return `//npm.acme.example/:_authToken=${CANARY}\n`;
  if (kind === 'known_hosts') return `# ${CANARY}\ngit.acme.example ${ssh?.hostKey ?? ''}\n`;
  if (kind === 'ca') return `# ${CANARY}\n${await readFile(roots, 'utf8')}`;
  if (kind === 'maven_settings') return settingsXml();
  if (kind === 'nuget_config') return nugetConfig();
  if (kind === 'pip') return `[global]\nextra-index-url = https://${CANARY_USER}:${CANARY}@pypi.acme.example/simple/\n`;
  return PRIVATE_HOSTS.map((host) => `machine ${host} login ${CANARY_USER} password ${CANARY}\n`).join('');
}

function nugetConfig(): string {
  const sources = [
    ['nuget.org', 'https://api.nuget.org/v3/index.json'],
    ['acme', 'https://nuget.acme.example/v3/index.json'],
  ].map(([key, value]) => `<add key="${key}" value="${value}" />`);
  const login = `<add key="Username" value="${CANARY_USER}" /><add key="ClearTextPassword" value="${CANARY}" />`;
  const logins = `<packageSourceCredentials><acme>${login}</acme></packageSourceCredentials>`;
  return `<configuration><packageSources><clear />${sources.join('')}</packageSources>${logins}</configuration>\n`;
}

function settingsXml(): string {
  const login = `<username>${CANARY_USER}</username><password>${CANARY}</password>`;
  return `<settings><servers><server><id>acme</id>${login}</server></servers></settings>\n`;
}
