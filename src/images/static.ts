import type { CatalogueImage, ImageContract } from '../model/image.ts';
import { endOfLife } from './cycles.ts';
import { alpine, CERTIFICATES, debianSlim, distroless } from './debian.ts';
import { row, versionOf } from './row.ts';

const NGINX_PLATFORMS = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v6',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
];

/** Rows of servers for built sites. Each template brings its own configuration and goes round the entrypoint, which writes to /etc/nginx. */
export const staticImages: readonly CatalogueImage[] = [
  row('nginx-unprivileged', {
    ...nginx(),
    family: 'unprivileged',
    contract: nginxContract({ ...alpine(), timezones: true }),
    upstream: {
      file: 'nginx/docker-nginx-unprivileged stable/alpine-slim/Dockerfile',
      commit: '35a0ecd22ab5a1bcf1b8ada75506ab6947f37f75',
    },
  }),
  row('nginx-slim', {
    ...nginx(),
    family: 'slim',
    contract: nginxContract({
      ...debianSlim(),
      programs: { ...debianSlim().programs, curl: '/usr/bin/curl' },
      certificates: CERTIFICATES,
    }),
    upstream: {
      file: 'nginx/docker-nginx-unprivileged stable/debian/Dockerfile',
      commit: '125d3f225730fbd90a3492847faf2fbcae8ce11b',
      note: 'read for 1.28 on bookworm, taken to hold for 1.30 on trixie',
    },
  }),
  row('caddy', {
    // /usr/bin/caddy carries a file capability, which fails under `--cap-drop ALL` (H3, H12): copy the program, never ship this image.
    roles: ['tool'],
    family: 'alpine',
    provides: ['caddy'],
    cycle: '2.11',
    endOfLife: null,
    floating: false,
    platforms: [
      'linux/amd64',
      'linux/arm64',
      'linux/arm/v6',
      'linux/arm/v7',
      'linux/ppc64le',
      'linux/riscv64',
      'linux/s390x',
    ],
    contract: {
      ...alpine(),
      cmd: ['caddy', 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
      workdir: '/srv',
      programs: { ...alpine().programs, caddy: '/usr/bin/caddy' },
      env: {
        ...alpine().env,
        XDG_CONFIG_HOME: '/config',
        XDG_DATA_HOME: '/data',
        CADDY_VERSION: `v${versionOf('caddy', '2.11')}`,
      },
    },
    upstream: {
      file: 'caddyserver/caddy-docker 2.11/alpine/Dockerfile',
      commit: '0379cde2647584e89fa3a7e9a587b3d25845f49c',
    },
  }),
  row('static-web-server', {
    roles: ['tool'],
    family: 'scratch',
    provides: ['static-web-server'],
    cycle: '2',
    endOfLife: null,
    floating: false,
    platforms: [
      'linux/amd64',
      'linux/arm64',
      'linux/arm/v6',
      'linux/arm/v7',
      'linux/386',
      'linux/ppc64le',
      'linux/s390x',
    ],
    contract: {
      ...distroless('none'),
      entrypoint: ['/static-web-server'],
      user: '',
      accounts: [],
      workdir: '/',
      distribution: 'none',
      programs: { 'static-web-server': '/static-web-server' },
      certificates: null,
      timezones: false,
      env: { SERVER_VERSION: versionOf('static-web-server', '2') },
      stopSignal: 'SIGQUIT',
    },
    upstream: {
      file: 'static-web-server/static-web-server docker/scratch/Dockerfile',
      commit: 'cf0d61876092cd43a4cee02d370c91594d0ef906',
    },
  }),
];

function nginx(): Pick<CatalogueImage, 'roles' | 'provides' | 'cycle' | 'endOfLife' | 'floating' | 'platforms'> {
  return {
    roles: ['runtime'],
    provides: ['nginx'],
    cycle: '1.30',
    endOfLife: endOfLife('nginx', '1.30'),
    floating: false,
    platforms: NGINX_PLATFORMS,
  };
}

function nginxContract(base: ImageContract): ImageContract {
  return {
    ...base,
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    user: '101',
    accounts: [{ name: 'nginx', uid: 101, gid: 101 }],
    programs: { ...base.programs, nginx: '/usr/sbin/nginx' },
    env: { ...base.env, NGINX_VERSION: versionOf('nginx-unprivileged', '1.30') },
    stopSignal: 'SIGQUIT',
  };
}
