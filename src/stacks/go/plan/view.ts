import type { Facts, WritablePath } from '../../../model/facts.ts';
import type { Plan, PlannedImage, Process, ViewValue } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { plainPath } from '../../_shared/safe.ts';
import { isCustom, secretLines } from '../../_shared/secrets.ts';
import type { GoDetails } from '../facts.ts';
import { PROBE, TINI } from './process.ts';

/** What the finished values are made of. */
export interface Decided {
  readonly facts: Facts<GoDetails>;
  readonly name: string;
  readonly entry: string;
  readonly images: { readonly runtime: PlannedImage };
  readonly process: Process;
  readonly writable: readonly WritablePath[];
  readonly secrets: readonly Secret[];
}

/** Letters of a GOPRIVATE list that single quotes hold. */
const PATTERNS = /^[A-Za-z0-9.*/,_-]+$/;
const HOST = /^[a-z0-9.-]+(?::\d+)?$/;

/** Values of the templates below templates/go, as finished text. */
export function viewOf(decided: Decided): Plan['view'] {
  const { facts, name, entry, secrets } = decided;
  const { details } = facts;
  const fetching = secrets.filter((secret) => !isCustom(secret));
  return {
    copies: details.manifests.filter(({ files }) => files.length > 0).map(copyLine),
    install: details.install === 'modules' && fetching.length > 0 ? 'secret' : details.install,
    fetchLines: [...secretLines(fetching, ['SSL_CERT_FILE', 'GIT_SSL_CAINFO']), ...overSsh(details, fetching)],
    fetchCommand: `${goprivate(details)}go mod download && go mod verify`,
    buildLines: secretLines(secrets.filter(isCustom), []),
    cacheId: `${name}-go-build`,
    modFlag: details.install === 'vendor' ? 'vendor' : 'readonly',
    linkerArgs: [...new Set(details.versionVariables.map(({ value }) => value.argument))],
    ldflags: ['-s -w', ...details.versionVariables.map(({ value }) => `-X '${value.name}=$${value.argument}'`)].join(
      ' ',
    ),
    entry: plainPath(entry, '--entry'),
    ...runtimeView(decided),
  };
}

/** Values of the shipped stage. */
function runtimeView({ facts, process, writable, images }: Decided): Readonly<Record<string, ViewValue>> {
  const { assets, portVariable } = facts.details;
  const variable = process.port === null || portVariable === null ? [] : [`${portVariable.value}=${process.port}`];
  const made = writable.filter((path) => images.runtime.family === 'scratch' || path.path !== '/tmp');
  return {
    probe: process.health[0] === PROBE ? 'static' : 'none',
    init: process.entrypoint[0] === TINI ? 'tini' : 'none',
    tiniCopies: process.entrypoint[0] === TINI ? [`/usr/bin/tini-static ${TINI}`] : [],
    probeCopies: process.health[0] === PROBE ? [`/out/probe ${PROBE}`] : [],
    workdir: assets.length > 0 ? '/srv' : '/tmp',
    runtimeEnv: ['HOME=/tmp', ...variable].join(' '),
    assets: assets.map(({ value, from }) => plainPath(value, from)),
    folders: made.map((path) => path.path),
    folderCopies: made.length > 0 ? ['/out/folders /'] : [],
  };
}

function copyLine({ folder, files }: GoDetails['manifests'][number]): string {
  return [...files.map((file) => plainPath(file, file)), folder === '' ? './' : `./${folder}/`].join(' ');
}

/** Not in an ENV: linters take any name with PRIVATE in it for a secret, and no other step needs it. */
function goprivate({ goprivate: patterns }: GoDetails): string {
  return PATTERNS.test(patterns) ? `GOPRIVATE='${patterns}' ` : '';
}

/** git takes ssh where go asks it for https, in this step alone: nothing is written to its configuration. */
function overSsh(details: GoDetails, secrets: readonly Secret[]): readonly string[] {
  if (!secrets.some((secret) => secret.delivery === 'ssh')) return [];
  const hosts = details.privateHosts.filter((host) => HOST.test(host));
  const pairs = hosts.map(
    (host, at) => `GIT_CONFIG_KEY_${at}=url.ssh://git@${host}/.insteadOf GIT_CONFIG_VALUE_${at}=https://${host}/`,
  );
  return [`export GIT_CONFIG_COUNT=${hosts.length} ${pairs.join(' ')} &&`];
}
