import { join } from 'node:path';

/** An image that people build today from one of the fixtures of `test/takeover`, and the same service after a takeover. */
export interface TakenOver {
  /** As the table names it. */
  readonly name: string;
  readonly fixture: string;
  /** Folder of the service, as `--service` names it; empty for the only one. */
  readonly service: string;
  /** How the old image is built: its Dockerfile, its stage, and the folder that is sent, all relative to the repo. */
  readonly before: { readonly dockerfile: string; readonly target: string | null; readonly context: string };
  /** Port that the old image listens on. */
  readonly port: number;
  /** Path that takes about a second to answer, `null` when there is none. */
  readonly slow: string | null;
  /** Requests that both images must answer alike. */
  readonly requests: readonly string[];
}

export const FIXTURES = process.env['TAKEOVER_FIXTURES'] ?? join(import.meta.dirname, '../../takeover/fixtures');

const root = { dockerfile: 'Dockerfile', target: null, context: '.' };
const EXPRESS = ['/healthz', '/', '/orders/1', '/orders/none', '/nowhere'];

/** Fixtures whose images can be stood in for here: those on Alpine cannot, and one needs a private registry. */
export const TAKEN_OVER: readonly TakenOver[] = [
  {
    name: 'Go with `.git`',
    fixture: 'go-git',
    service: '',
    before: root,
    port: 4181,
    slow: null,
    requests: ['/health/live', '/', '/nowhere'],
  },
  {
    name: 'compose targets dev and prod',
    fixture: 'compose-targets',
    service: '',
    before: { ...root, target: 'prod' },
    port: 4100,
    slow: '/slow',
    requests: EXPRESS,
  },
  {
    name: 'Dockerfile under docker/',
    fixture: 'docker-folder',
    service: '',
    before: { ...root, dockerfile: 'docker/Dockerfile' },
    port: 4300,
    slow: '/slow',
    requests: ['/livez', '/', '/nowhere'],
  },
  {
    name: 'gosu and packages',
    fixture: 'gosu-packages',
    service: '',
    before: root,
    port: 4100,
    slow: '/slow',
    requests: EXPRESS,
  },
  {
    name: 'monorepo, orders',
    fixture: 'monorepo',
    service: 'services/orders',
    before: { dockerfile: 'services/orders/Dockerfile', target: null, context: 'services/orders' },
    port: 4100,
    slow: '/slow',
    requests: EXPRESS,
  },
  {
    name: 'monorepo, thumbs',
    fixture: 'monorepo',
    service: 'services/thumbs',
    before: { dockerfile: 'services/thumbs/Dockerfile', target: null, context: 'services/thumbs' },
    port: 4200,
    slow: '/slow',
    requests: ['/health', '/', '/nowhere'],
  },
  {
    name: 'symlinked Dockerfile',
    fixture: 'symlink',
    service: '',
    before: { ...root, dockerfile: 'build/app.Dockerfile' },
    port: 4100,
    slow: '/slow',
    requests: EXPRESS,
  },
  {
    name: 'supervisord',
    fixture: 'supervisord',
    service: '',
    before: root,
    port: 80,
    slow: '/slow',
    requests: ['/health', '/', '/nowhere'],
  },
];

/** Images that the old files start from, by catalogue row and the tag they write. */
export const OLD_IMAGES: readonly (readonly [id: string, tag: string])[] = [
  ['node-24-full', '24'],
  ['node-24-slim', '24-slim'],
  ['python-3.13-full', '3.13'],
  ['python-3.13-slim', '3.13-slim'],
  ['go-1.26-full', '1.26'],
  ['debian-slim', '13'],
];
