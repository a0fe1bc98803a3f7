import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../src/model/plan.ts';
import type { Canary } from '../../../src/verify/subject.ts';

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

/** Private hosts of the fixtures. */
export const PRIVATE_HOSTS: readonly string[] = ['npm.acme.example', 'pypi.acme.example', 'git.acme.example'];

/** Secrets of a plan, each with the canary in it, as its own build line takes them. */
export async function rowSecrets(plan: Plan, folder: string): Promise<RowSecrets> {
  const env: Record<string, string> = {};
  const flags: string[] = [];
  for (const secret of plan.secrets) {
    const variable = /^env=(\w+)/.exec(secret.source)?.[1];
    if (secret.delivery === 'ssh') flags.push('--ssh', `default=${join(folder, 'id_ed25519')}`);
    else if (variable !== undefined) {
      env[variable] = CANARY;
      flags.push('--secret', `id=${secret.id},env=${variable}`);
    } else {
      const file = join(folder, secret.id);
      await writeFile(file, fileContent(secret.kind), { mode: 0o600 });
      flags.push('--secret', `id=${secret.id},src=${file}`);
    }
  }
  const mounted = plan.secrets.map((secret) => ({ name: `secret ${secret.id}`, value: CANARY }));
  return { flags, env, mounted };
}

function fileContent(kind: string): string {
  if (kind === 'npmrc' || kind === 'npm') return `//npm.acme.example/:_authToken=${CANARY}\n`;
  return PRIVATE_HOSTS.map((host) => `machine ${host} login ${CANARY_USER} password ${CANARY}\n`).join('');
}
