import type { Secret } from '../../../model/secret.ts';
import { CA, secretLines } from '../../_shared/secrets.ts';

/** What stands between `RUN` and the command of a step that uses the network. */
export type FetchLines = {
  readonly first: string;
  readonly rest: readonly string[];
};

/** Where pip and uv look for a login file, by the kind of secret. */
const LOGIN_FILES: Readonly<Record<string, string>> = {
  netrc: 'export NETRC=/run/secrets/netrc &&',
  pip: 'export PIP_CONFIG_FILE=/run/secrets/pip_conf &&',
};

/** Where each tool learns of a company's TLS root. */
const CA_VARIABLES = { pip: ['PIP_CERT'], uv: ['SSL_CERT_FILE'] } as const;

export interface FetchStep {
  readonly tool: keyof typeof CA_VARIABLES;
  readonly name: string;
  readonly secrets: readonly Secret[];
  /** pip.conf beside the requirements; empty for none. */
  readonly pipConfig: string;
}

export function loginsOf(secrets: readonly Secret[]): readonly Secret[] {
  return secrets.filter(({ kind }) => kind !== CA.kind);
}

/** Mounts, then guards and exports. No cache where a login is mounted: pip's may keep the login's header (H8). */
export function fetchLines({ tool, name, secrets, pipConfig }: FetchStep): FetchLines {
  const cache = `--mount=type=cache,id=${name}-${tool},target=/root/.cache/${tool}`;
  const logins = loginsOf(secrets);
  const lines = [
    ...(logins.length === 0 ? [cache] : []),
    ...secretLines(secrets, CA_VARIABLES[tool]),
    ...(pipConfig === '' || logins.some(({ kind }) => kind === 'pip')
      ? []
      : [`export PIP_CONFIG_FILE=${pipConfig} &&`]),
    ...logins.flatMap(({ kind }) => LOGIN_FILES[kind] ?? []),
  ];
  return { first: lines[0] ?? cache, rest: lines.slice(1) };
}
