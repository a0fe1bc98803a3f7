import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { alpine, debianSlim, distroless, hardened, wolfi } from './debian.ts';
import type { ImageId } from './references.ts';
import { readElsewhere, row, VENDORS_READ } from './row.ts';

const MANY_PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/ppc64le', 'linux/riscv64', 'linux/s390x'];
const TWO_PLATFORMS = ['linux/amd64', 'linux/arm64'];

const STATIC = {
  file: 'GoogleContainerTools/distroless static/static.bzl',
  commit: '8a46a50ab38872bf68d7d198726c10d337a59a4e',
};
const BASE = {
  file: 'GoogleContainerTools/distroless base/base.bzl',
  commit: '057f0057e7cf1da576c12701cf0cd8bbe378ea48',
  note: 'read at an older version: libc and, but for nossl, libssl on top of static, whose config is kept',
};
const CC = readElsewhere(STATIC, 'read for static; its own file adds libstdc++, libgcc and libgomp to base');

const SCRATCH: ImageContract = {
  ...distroless('none'),
  user: '',
  accounts: [],
  workdir: '/',
  distribution: 'none',
  certificates: null,
  timezones: false,
  env: {},
};

/** Rows that compiled programs ship on, smallest first: the first that provides what a program needs is the one to take. */
export const baseImages: readonly CatalogueImage[] = [
  row('scratch', {
    roles: ['runtime'],
    family: 'scratch',
    provides: ['static'],
    cycle: 'none',
    endOfLife: null,
    floating: false,
    platforms: MANY_PLATFORMS,
    contract: SCRATCH,
    upstream: {
      file: 'docker docs build/building/base-images',
      commit: '',
      note: 'reserved name of the empty image; nothing to read',
    },
  }),
  debianDistroless('static-distroless', ['static'], STATIC, 'none'),
  debianDistroless('base-nossl-distroless', ['base-nossl'], BASE, 'glibc'),
  debianDistroless('base-distroless', ['base', 'base-nossl'], BASE, 'glibc'),
  debianDistroless('cc-distroless', ['cc', 'base', 'base-nossl'], CC, 'glibc'),
  row('alpine', {
    roles: ['runtime'],
    family: 'alpine',
    provides: ['static'],
    cycle: '3.24',
    endOfLife: endOfLife('alpine', '3.24'),
    floating: false,
    platforms: [...MANY_PLATFORMS, 'linux/386'],
    contract: alpine(),
    upstream: {
      file: 'alpinelinux/docker-alpine x86_64/Dockerfile',
      commit: '1c744e2d49059e51b063a11a6e3e18c9ccf04ab8',
      note: 'config read; the root file system is an archive, so programs and certificates are taken from what the official images built on it add',
    },
  }),
  row('debian-slim', {
    roles: ['runtime'],
    family: 'slim',
    provides: ['static', 'base-nossl', 'base', 'cc'],
    cycle: '13',
    endOfLife: endOfLife('debian', '13'),
    floating: false,
    platforms: [...MANY_PLATFORMS, 'linux/386'],
    contract: debianSlim(),
    upstream: {
      file: 'debuerreotype/docker-debian-artifacts trixie/slim/oci/blobs/image-config.json',
      commit: '0413ee85ea0aeb6b177c561f5234e6a10dfe7be7',
      note: 'config read on the s390x branch; files from the package lists of Debian 13.7: apt 3.0 needs libstdc++6 and libssl3, tzdata is required, ca-certificates is not',
    },
  }),
  row('static-chainguard', {
    roles: ['runtime'],
    family: 'chainguard',
    provides: ['static'],
    cycle: 'wolfi',
    endOfLife: null,
    asOf: VENDORS_READ,
    floating: true,
    platforms: TWO_PLATFORMS,
    contract: { ...wolfi('none'), timezones: true },
    upstream: {
      file: 'chainguard-images/images images/static/locked_config.json',
      commit: '08a63d65e18e74d108306d9d0a9b4cb71702e7d0',
      note: 'user, account and packages read; paths and environment are those of its base layout, not read',
    },
  }),
  row('static-dhi', {
    roles: ['runtime'],
    family: 'dhi',
    provides: ['static'],
    cycle: '13',
    endOfLife: endOfLife('debian', '13'),
    floating: false,
    login: true,
    asOf: VENDORS_READ,
    platforms: TWO_PLATFORMS,
    contract: { ...hardened('none'), user: 'nonroot' },
    upstream: {
      file: 'docker-hardened-images/catalog image/static/debian-13/static.yaml',
      commit: '7dbd176a8c1a23e3cd4d59852213f44e36daacc9',
    },
  }),
];

function debianDistroless(
  id: ImageId,
  provides: readonly string[],
  upstream: CatalogueImage['upstream'],
  libc: 'none' | 'glibc',
): CatalogueImage {
  return row(id, {
    roles: ['runtime'],
    family: 'distroless',
    provides,
    cycle: '13',
    endOfLife: endOfLife('debian', '13'),
    floating: true,
    platforms: MANY_PLATFORMS,
    contract: distroless(libc),
    upstream,
  });
}
