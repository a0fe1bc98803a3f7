import type { CatalogueImage } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { CERTIFICATES, debianSlim, SYSTEM_PATH } from './debian.ts';
import { row, versionOf } from './row.ts';

const PLATFORMS = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
];

/** Rows of the Rust compiler. What Rust programs ship on is in bases.ts. */
export const rustImages: readonly CatalogueImage[] = [
  row('rust-1.99-slim', {
    roles: ['build'],
    family: 'slim',
    provides: ['rust'],
    cycle: '1.99',
    endOfLife: endOfLife('rust', '1.99'),
    floating: false,
    platforms: PLATFORMS,
    contract: {
      ...debianSlim(),
      programs: {
        ...debianSlim().programs,
        gcc: '/usr/bin/gcc',
        cargo: '/usr/local/cargo/bin/cargo',
        rustc: '/usr/local/cargo/bin/rustc',
        rustup: '/usr/local/cargo/bin/rustup',
      },
      certificates: CERTIFICATES,
      env: {
        PATH: `/usr/local/cargo/bin:${SYSTEM_PATH}`,
        RUSTUP_HOME: '/usr/local/rustup',
        CARGO_HOME: '/usr/local/cargo',
        RUST_VERSION: versionOf('rust-1.99-slim', '1.99'),
      },
    },
    upstream: {
      file: 'rust-lang/docker-rust stable/trixie/slim/Dockerfile',
      commit: '0090aa71b570edfb7464fb7a380d32b6ed4b3c10',
      note: 'read for 1.90; the release differs by RUST_VERSION and the version of the installer',
    },
  }),
];
