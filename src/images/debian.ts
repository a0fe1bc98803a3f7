import type { ImageAccount, ImageContract } from '../model/image.ts';

/** Places that every Debian and Alpine image has. */
export const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What builds in Debian's buildpack images may call; python3 comes with mercurial, and node-gyp lives on it. */
const BUILDPACK_PROGRAMS = {
  sh: '/bin/sh',
  bash: '/bin/bash',
  git: '/usr/bin/git',
  ssh: '/usr/bin/ssh',
  curl: '/usr/bin/curl',
  wget: '/usr/bin/wget',
  gcc: '/usr/bin/gcc',
  'g++': '/usr/bin/g++',
  make: '/usr/bin/make',
  python3: '/usr/bin/python3',
} as const;

const NONROOT: readonly ImageAccount[] = [{ name: 'nonroot', uid: 65532, gid: 65532 }];

/** debian:13-slim: no certificates; time zones, because tzdata is of priority required. */
export function debianSlim(): ImageContract {
  return {
    entrypoint: [],
    cmd: ['bash'],
    user: '',
    accounts: [],
    workdir: '/',
    shell: '/bin/sh',
    libc: 'glibc',
    distribution: 'debian-13',
    programs: { sh: '/bin/sh', bash: '/bin/bash' },
    certificates: null,
    timezones: true,
    env: { PATH: SYSTEM_PATH },
    stopSignal: 'SIGTERM',
  };
}

/** buildpack-deps:trixie and its -scm variant: compilers, git, fetchers and the certificates they need. */
export function debianBuildpack(): ImageContract {
  return { ...debianSlim(), programs: BUILDPACK_PROGRAMS, certificates: CERTIFICATES };
}

/** alpine:3.24: busybox, and the certificates that apk itself needs; no time zones. */
export function alpine(): ImageContract {
  return {
    ...debianSlim(),
    cmd: ['/bin/sh'],
    libc: 'musl',
    distribution: 'alpine-3.24',
    programs: { sh: '/bin/sh', wget: '/usr/bin/wget' },
    certificates: CERTIFICATES,
    timezones: false,
  };
}

/** gcr.io/distroless/*-debian13:nonroot: no shell, no package manager; certificates, time zones, /tmp. */
export function distroless(libc: 'none' | 'glibc'): ImageContract {
  return {
    ...debianSlim(),
    cmd: [],
    user: '65532',
    accounts: NONROOT,
    workdir: '/home/nonroot',
    shell: null,
    libc,
    programs: {},
    certificates: CERTIFICATES,
    env: { PATH: SYSTEM_PATH, SSL_CERT_FILE: CERTIFICATES },
  };
}

/** Docker Hardened Images on Debian 13, runtime variants. */
export function hardened(libc: 'none' | 'glibc'): ImageContract {
  return { ...distroless(libc), workdir: '/' };
}

/** Chainguard's free images (Wolfi); time zones only where an image says so. */
export function wolfi(libc: 'none' | 'glibc'): ImageContract {
  return { ...distroless(libc), workdir: '/', distribution: 'wolfi', timezones: false };
}
