import type { CatalogueImage, Family, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { alpine, CERTIFICATES, debianSlim, SYSTEM_PATH } from './debian.ts';
import type { ImageId } from './references.ts';
import { readElsewhere, row, versionOf, type RowFacts } from './row.ts';

type Line = '8.0' | '9.0' | '10.0' | '11.0';
/** What is in an image: ASP.NET Core and the runtime, the runtime alone, or only the libraries that either needs. */
type Content = 'aspnet' | 'runtime' | 'deps';
type Variant = 'chiseled' | 'chiseled-icu' | 'slim' | 'alpine';
type Upstream = CatalogueImage['upstream'];

const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'];
/** The account `app`, whose number every image of .NET has in APP_UID. */
const APP = { name: 'app', uid: 1654, gid: 1654 };
const DOTNET = '/usr/bin/dotnet';
const FAMILIES: Readonly<Record<Variant, Family>> = {
  chiseled: 'distroless',
  'chiseled-icu': 'distroless',
  slim: 'slim',
  alpine: 'alpine',
};

/** Build files of the 10.0 line that the contracts were read from: what runs comes with the first, user and settings with the others. */
const READ: Readonly<Record<string, Upstream>> = {
  aspnet: at('aspnet/10.0/noble-chiseled/amd64', '0301ab6790cdda28877120fd49c16dc9ac1ea924'),
  runtime: at('runtime/10.0/noble-chiseled/amd64', '0301ab6790cdda28877120fd49c16dc9ac1ea924'),
  chiseled: at('runtime-deps/10.0/noble-chiseled/amd64', '050a351859bde44d7e77a5372673f6e2e163d635'),
  'chiseled-icu': at('runtime-deps/10.0/noble-chiseled-extra/amd64', '050a351859bde44d7e77a5372673f6e2e163d635'),
  slim: at('runtime-deps/10.0/noble/arm32v7', 'a5381c0bd532a8cd2d994114bfaab279d8b5f15f'),
  alpine: at('runtime-deps/10.0/alpine3.24/arm32v7', '7716a6c1b59e759b7747a44f985ba1842939994d'),
};
const SDK = at('sdk/10.0/noble/amd64', '01d775b941b5153c30ec71c4af4ba9ba47c0a49b');
const SDK_AOT = at('sdk/10.0/noble-aot/amd64', '295834570a399269ed9611e3e1b5e38ec98247b0');
const SDK_11 = at('sdk/11.0/resolute/amd64', '01cb017106234d622db7885a142839d9a825e931');

/** Rows of the supported lines, oldest first. */
export const dotnetImages: readonly CatalogueImage[] = [...line('10.0'), ...line('11.0')];

/** Rows of lines past their end of life, which a newer SDK builds for. */
export const endedDotnet: readonly CatalogueImage[] = [...ended('8.0'), ...ended('9.0')];

function line(cycle: '10.0' | '11.0'): readonly CatalogueImage[] {
  const variants: readonly Variant[] = ['chiseled', 'chiseled-icu', 'slim'];
  const runs = (content: 'aspnet' | 'runtime'): readonly CatalogueImage[] => [
    ...variants.map((variant) => shipped(cycle, content, variant)),
    shipped(cycle, content, 'alpine'),
  ];
  return [
    ...runs('aspnet'),
    ...runs('runtime'),
    ...variants.map((variant) => shipped(cycle, 'deps', variant)),
    sdk(cycle, 'full'),
    sdk(cycle, 'full-aot'),
  ];
}

function ended(cycle: '8.0' | '9.0'): readonly CatalogueImage[] {
  return (['aspnet', 'runtime'] as const).flatMap((content) =>
    (['chiseled', 'chiseled-icu', 'slim'] as const).map((variant) => shipped(cycle, content, variant)),
  );
}

/** Builders. The second one has the C compiler and linker that native programs need. */
function sdk(cycle: '10.0' | '11.0', kind: 'full' | 'full-aot'): CatalogueImage {
  const native = kind === 'full-aot';
  const id: ImageId = `dotnet-${cycle}-${kind}`;
  const { env, programs, ...base } = contractOf(cycle, 'aspnet', 'slim');
  const tools = { curl: '/usr/bin/curl', git: '/usr/bin/git', wget: '/usr/bin/wget' };
  const own = {
    DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
    DOTNET_NOLOGO: 'true',
    DOTNET_SDK_VERSION: versionOf(id, cycle),
    DOTNET_USE_POLLING_FILE_WATCHER: 'true',
    NUGET_XMLDOC_MODE: 'skip',
    POWERSHELL_DISTRIBUTION_CHANNEL: `PSDocker-DotnetSDK-Ubuntu-${cycle === '11.0' ? '26.04' : '24.04'}`,
  };
  return row(id, {
    ...shared(cycle),
    roles: ['build'],
    family: 'full',
    provides: [native ? 'dotnet-sdk-aot' : 'dotnet-sdk'],
    platforms: native ? PLATFORMS.slice(0, 2) : PLATFORMS,
    contract: {
      ...base,
      programs: { ...programs, ...tools, ...(native ? { clang: '/usr/bin/clang' } : {}) },
      env: { ...env, ...own },
    },
    upstream: native ? elsewhere(SDK_AOT, cycle) : sdkUpstream(cycle),
  });
}

function shipped(cycle: Line, content: Content, variant: Variant): CatalogueImage {
  return row(`dotnet-${cycle}-${content}-${variant}` as ImageId, {
    ...shared(cycle),
    roles: ['runtime'],
    family: FAMILIES[variant],
    provides: ['dotnet', ...provided(content, variant)],
    platforms: PLATFORMS,
    contract: contractOf(cycle, content, variant),
    upstream: upstreamOf(cycle, content, variant),
  });
}

/** Where ICU and time zones are, a program that asks for none fits too; the lean rows stand first. */
function provided(content: Content, variant: Variant): readonly string[] {
  const lean = `dotnet-${content}`;
  if (variant === 'chiseled-icu') return [`${lean}-icu`];
  return variant === 'slim' ? [lean, `${lean}-icu`] : [lean];
}

function shared(cycle: Line): Pick<RowFacts, 'cycle' | 'endOfLife' | 'floating'> {
  return { cycle, endOfLife: endOfLife('dotnet', cycle), floating: false };
}

function contractOf(cycle: Line, content: Content, variant: Variant): ImageContract {
  const runs = content !== 'deps';
  const base = baseOf(cycle, variant);
  const version = runs ? versionOf(`dotnet-${cycle}-${content}-${variant}` as ImageId, cycle) : '';
  const entry = runs && base.shell === null ? { entrypoint: [DOTNET], cmd: ['--info'] } : {};
  return {
    ...base,
    ...entry,
    programs: { ...base.programs, ...(runs ? { dotnet: DOTNET } : {}) },
    env: {
      ...base.env,
      APP_UID: String(APP.uid),
      ASPNETCORE_HTTP_PORTS: '8080',
      DOTNET_RUNNING_IN_CONTAINER: 'true',
      ...(variant === 'chiseled' || variant === 'alpine' ? { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: 'true' } : {}),
      ...(runs ? { DOTNET_VERSION: version } : {}),
      ...(content === 'aspnet' ? { ASPNET_VERSION: version } : {}),
    },
  };
}

/** What stands below .NET: Ubuntu cut to a few files, Ubuntu itself, or Alpine. */
function baseOf(cycle: Line, variant: Variant): ImageContract {
  const ubuntu: ImageContract = {
    ...debianSlim(),
    cmd: ['/bin/bash'],
    accounts: [{ name: 'ubuntu', uid: 1000, gid: 1000 }, APP],
    distribution: cycle === '11.0' ? 'ubuntu-26.04' : 'ubuntu-24.04',
    certificates: CERTIFICATES,
    env: { PATH: SYSTEM_PATH },
  };
  if (variant === 'slim') return ubuntu;
  if (variant === 'alpine') return { ...alpine(), accounts: [APP] };
  const timezones = variant === 'chiseled-icu';
  return { ...ubuntu, cmd: [], accounts: [APP], user: String(APP.uid), shell: null, programs: {}, timezones, env: {} };
}

function at(folder: string, commit: string): Upstream {
  return { file: `dotnet/dotnet-docker src/${folder}/Dockerfile`, commit };
}

function upstreamOf(cycle: Line, content: Content, variant: Variant): Upstream {
  const below = READ[variant] ?? SDK;
  if (content === 'deps') return elsewhere(below, cycle);
  const own = variant === 'chiseled' ? (READ[content] ?? below) : below;
  const what =
    variant === 'chiseled' ? 'user and settings are those of runtime-deps' : `${content} adds its files alone`;
  return readElsewhere(own, `${what}; ${note(cycle)}`);
}

function sdkUpstream(cycle: Line): Upstream {
  return cycle === '11.0' ? readElsewhere(SDK_11, 'read for 11.0 release candidate 1') : elsewhere(SDK, cycle);
}

function elsewhere(upstream: Upstream, cycle: Line): Upstream {
  return readElsewhere(upstream, note(cycle));
}

function note(cycle: Line): string {
  if (cycle === '10.0') return 'read for another patch or a preview of 10.0; no registry was asked for this tag';
  return `read for 10.0, taken to hold for ${cycle}; no registry was asked for this tag`;
}
