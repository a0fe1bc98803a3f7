import { UsageError } from '../../errors.ts';
import type { Secret, SecretKind, SecretProposal } from '../../model/secret.ts';

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const CA_PATH = '/run/secrets/ca.pem';

/** A company's TLS root: mounted in the steps that use the network and nowhere else, never copied into a layer. */
export const CA: SecretProposal = {
  kind: 'ca',
  title: 'company TLS root',
  id: 'ca',
  delivery: 'file',
  target: CA_PATH,
  source: 'src=ca.pem',
  from: '',
  needed: false,
};

/** A secret of the build itself, by the name of its variable: `custom:SENTRY_AUTH_TOKEN`. */
function customSecret(kind: string): SecretKind {
  const variable = kind.slice('custom:'.length);
  if (!VARIABLE.test(variable))
    throw new UsageError(`--secret ${kind}: a custom secret is named after a variable. Nothing was written.`, {
      hints: ['ironhull retrofit --secret custom:SENTRY_AUTH_TOKEN'],
    });
  return {
    kind,
    title: `${variable} for the build`,
    id: variable.toLowerCase(),
    delivery: 'env',
    target: variable,
    source: `env=${variable}`,
  };
}

/** The secrets that were chosen, by kind. Throws on a kind that the stack does not offer for this repo. */
export function chosenSecrets(proposals: readonly SecretProposal[], kinds: readonly string[]): readonly Secret[] {
  return [...new Set(kinds)].map((kind) => {
    if (kind.startsWith('custom:')) return { ...customSecret(kind), required: true };
    const found = proposals.find((proposal) => proposal.kind === kind);
    if (found === undefined) throw unknownKind(kind, proposals);
    const { from: _from, needed: _needed, ...rest } = found;
    return { ...rest, required: true };
  });
}

function unknownKind(kind: string, proposals: readonly SecretProposal[]): UsageError {
  const known = [...proposals.map((proposal) => proposal.kind), 'custom:NAME'];
  return new UsageError(`--secret ${kind}: not a kind of secret for this repo. Nothing was written.`, {
    hints: known.map((one) => `ironhull retrofit --secret ${one}`),
  });
}

export function isCustom(secret: SecretKind): boolean {
  return secret.kind.startsWith('custom:');
}

/** The `--mount` of a secret: required, because an absent one would otherwise be an empty file. */
export function mountOf(secret: Secret): string {
  const required = secret.required ? ',required=true' : '';
  if (secret.delivery === 'ssh') return `--mount=type=ssh,id=${secret.id}${required}`;
  const key = secret.delivery === 'env' ? 'env' : 'target';
  return `--mount=type=secret,id=${secret.id},${key}=${secret.target}${required}`;
}

/**
 * What a shell checks before the first command of the step (H8). BuildKit passes an unset variable as an empty secret, and a trailing line end
 * in a token makes clients print it.
 */
export function guardOf(secret: Secret): string | null {
  if (secret.delivery === 'ssh') return null;
  const empty = `secret ${secret.id} is empty`;
  if (secret.delivery === 'file') return `{ test -s ${secret.target} || { echo '${empty}' >&2; exit 1; }; } &&`;
  return `${secret.target}="$(printf %s "$${secret.target}")" && : "\${${secret.target}:?${empty}}" &&`;
}

/**
 * Lines between `RUN` and the command of a step that uses the network, each to be followed by ` \`: mounts, then guards. `caVariables` are those
 * by which the step's tools learn of a company's TLS root (`NODE_EXTRA_CA_CERTS`, `PIP_CERT` …).
 */
export function secretLines(secrets: readonly Secret[], caVariables: readonly string[]): readonly string[] {
  const guards = secrets.map(guardOf).filter((guard) => guard !== null);
  const ca = secrets.some((secret) => secret.kind === CA.kind);
  const exported = caVariables.map((variable) => `${variable}=${CA_PATH}`).join(' ');
  return [...secrets.map(mountOf), ...guards, ...(ca && exported !== '' ? [`export ${exported} &&`] : [])];
}
