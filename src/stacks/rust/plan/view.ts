import type { Facts, WritablePath } from '../../../model/facts.ts';
import type { Plan, PlannedImage, Process, ViewValue } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { plainPath } from '../../_shared/safe.ts';
import { CA, isCustom, secretLines } from '../../_shared/secrets.ts';
import type { RustDetails } from '../facts.ts';
import { PROBE, TINI } from './process.ts';
import type { Toolchain } from './toolchain.ts';
import type { Tools } from './tools.ts';

/** What the finished values are made of. */
export interface Decided {
  readonly facts: Facts<RustDetails>;
  readonly name: string;
  readonly toolchain: Toolchain;
  readonly tools: Tools;
  readonly images: { readonly runtime: PlannedImage };
  readonly process: Process;
  readonly writable: readonly WritablePath[];
  readonly secrets: readonly Secret[];
}

/** Names that Cargo takes, and no shell takes for anything else. */
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;
const CA_VARIABLES = ['CARGO_HTTP_CAINFO', 'SSL_CERT_FILE', 'GIT_SSL_CAINFO'];

/** Values of the templates below templates/rust, as finished text. */
export function viewOf(decided: Decided): Plan['view'] {
  const { facts, name, toolchain, secrets } = decided;
  const { details, runtime } = facts;
  const fetching = secrets.filter((secret) => !isCustom(secret));
  const packages = [...details.packages.map(({ value }) => value), ...gitPackages(fetching)];
  const cross = toolchain.crosses ? 'cross' : 'native';
  return {
    rustVersion: runtime.version,
    toolchain: `${cross}-${toolchain.libc}`,
    ...trustView(secrets),
    ...toolsView(decided),
    packages: packages.length > 0 ? 'some' : 'none',
    packageNames: [...new Set(packages)].toSorted().join(' '),
    copies: copies(details),
    install: details.install === 'crates' && fetching.length > 0 ? 'secret' : details.install,
    seen: details.seen.map((file) => plainPath(file, file)),
    fetchLines: [...secretLines(fetching, CA_VARIABLES), ...tokenLines(fetching), ...gitLines(fetching)],
    buildLines: secretLines(secrets.filter(isCustom), []),
    cacheId: `${name}-rust-${toolchain.libc}`,
    buildEnv: [
      'CARGO_TARGET_DIR=/target',
      ...(details.strips ? ['CARGO_PROFILE_RELEASE_STRIP=symbols'] : []),
      ...details.buildEnv,
    ].join(' '),
    cargoArguments: cargoArguments(details),
    // A build script that watches its own file runs again where that is newer than what it made, and all that needs it is compiled again.
    dates: details.install === 'vendor' ? 'vendored' : 'sources',
    vendor: details.vendor === '' ? '' : `${plainPath(details.vendor, '.cargo/config.toml')}/`,
    program: cargoName(details.program),
    ...runtimeView(decided),
  };
}

/** What the step of the toolchain needs to download behind a company's proxy, as lines of a here-document. */
function trustView(secrets: readonly Secret[]): Readonly<Record<string, ViewValue>> {
  const lines = secretLines(
    secrets.filter(({ kind }) => kind === CA.kind),
    ['SSL_CERT_FILE'],
  );
  const mounts = lines.filter((line) => line.startsWith('--mount'));
  const rest = lines.filter((line) => !line.startsWith('--mount'));
  return {
    toolchainMounts: mounts.map((mount) => ` ${mount}`).join(''),
    toolchainLines: rest.map((line) => line.replace(/ &&$/, '')),
  };
}

/** Values of the stage that tools are made in, and of what they change in the others. */
function toolsView({ toolchain, tools, secrets }: Decided): Readonly<Record<string, ViewValue>> {
  const trusted = secrets.filter(({ kind }) => kind === CA.kind);
  return {
    toolset: tools.all.length > 0 ? 'some' : 'none',
    tools: tools.all.map(({ name, version }) => ({ name, version })),
    toolsPlatform: toolchain.crosses ? '--platform=$BUILDPLATFORM ' : '',
    toolLines: secretLines(trusted, CA_VARIABLES),
    crates: tools.cooks ? 'cooked' : 'fetched',
    buildTools: tools.lists ? ['cargo-auditable'] : [],
    cargoBuild: tools.lists ? 'cargo auditable build' : 'cargo build',
  };
}

/** Values of the shipped stage. */
function runtimeView({ facts, process, writable, images }: Decided): Readonly<Record<string, ViewValue>> {
  const { assets, portVariable, runEnv } = facts.details;
  const variable = process.port === null || portVariable === null ? [] : [`${portVariable.value}=${process.port}`];
  const made = writable.filter((path) => images.runtime.family === 'scratch' || path.path !== '/tmp');
  return {
    probe: process.health[0] === PROBE ? 'compiled' : 'none',
    init: process.entrypoint[0] === TINI ? 'tini' : 'none',
    tiniCopies: process.entrypoint[0] === TINI ? [`/usr/bin/tini-static ${TINI}`] : [],
    probeCopies: process.health[0] === PROBE ? [`/out/probe ${PROBE}`] : [],
    workdir: assets.length > 0 ? '/srv' : '/tmp',
    runtimeEnv: ['HOME=/tmp', ...variable, ...runEnv].join(' '),
    assets: assets.map(({ value, from }) => plainPath(value, from)),
    folders: made.map((path) => path.path),
    folderCopies: made.length > 0 ? ['/out/folders /'] : [],
  };
}

/** Manifests by the folder they lie in, the root first. */
function copies({ manifests, install }: RustDetails): readonly string[] {
  if (install !== 'crates') return [];
  const folders = [...new Set(manifests.map(folderOf))].toSorted();
  return folders.map((folder) => {
    const files = manifests.filter((file) => folderOf(file) === folder).map((file) => plainPath(file, file));
    return [...files, `./${folder}`].join(' ');
  });
}

/** With a slash at its end; empty for the root. */
function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function cargoArguments({ package: name, program, features }: RustDetails): string {
  const chosen = features.map(cargoName).join(',');
  return [
    `--package ${cargoName(name)} --bin ${cargoName(program)}`,
    ...(chosen === '' ? [] : [`--features ${chosen}`]),
  ].join(' ');
}

function cargoName(name: string): string {
  return NAME.test(name) ? name : plainPath(name, 'Cargo.toml');
}

function gitPackages(secrets: readonly Secret[]): readonly string[] {
  if (secrets.some(({ delivery }) => delivery === 'ssh')) return ['git', 'openssh-client'];
  return secrets.some(({ kind }) => kind === 'netrc') ? ['git'] : [];
}

/** A registry that wants a login for everything gets none from a variable unless Cargo is told so. */
function tokenLines(secrets: readonly Secret[]): readonly string[] {
  const tokens = secrets.some(({ kind }) => kind.startsWith('cargo:'));
  return tokens ? ['export CARGO_REGISTRY_GLOBAL_CREDENTIAL_PROVIDERS=cargo:token &&'] : [];
}

/** Cargo's own git knows neither a netrc nor the host keys of the system. */
function gitLines(secrets: readonly Secret[]): readonly string[] {
  return gitPackages(secrets).length > 0 ? ['export CARGO_NET_GIT_FETCH_WITH_CLI=true &&'] : [];
}
