/** A case of `test/mend/fixtures` whose image is built and asked before and after it was mended. */
export interface MendCase {
  readonly name: string;
  /** Catalogue row behind the loose tag that the Dockerfile writes. */
  readonly base: { readonly row: string; readonly tag: string };
  /** Rows that the mended file names. */
  readonly rows: readonly string[];
  readonly port: number;
  readonly path: string;
  /** Part of what it answers there. */
  readonly answer: string;
  /** Rules whose findings no edit can mend: nothing is left where none is named. */
  readonly left?: readonly string[];
}

const NODE_24 = { row: 'node-24-full', tag: '24' };
const PYTHON_SLIM = { row: 'python-3.13-slim', tag: '3.13-slim' };

/**
 * The three that most tutorials teach, then one of each further way in which a build is split. Poetry is not among them: its `install` asks
 * PyPI's JSON interface, which a package index need not have.
 */
export const MENDED: readonly MendCase[] = [
  { name: 'tutorial-node', base: NODE_24, rows: ['node-24-slim'], port: 3000, path: '/todos', answer: 'Write the' },
  {
    name: 'tutorial-fastapi',
    base: { row: 'python-3.13-full', tag: '3.13' },
    rows: ['python-3.13-slim'],
    port: 80,
    path: '/',
    answer: 'World',
  },
  {
    name: 'tutorial-go',
    base: { row: 'go-1.26-full', tag: '1.26' },
    rows: ['go-1.26-full', 'static-distroless'],
    port: 8080,
    path: '/',
    answer: 'hello',
  },
  {
    name: 'yarn-classic',
    base: { row: 'node-22-full', tag: '22' },
    rows: ['node-22-slim'],
    port: 6060,
    path: '/',
    answer: 'fog-horn',
  },
  {
    name: 'yarn-berry',
    base: { row: 'node-26-full', tag: '26' },
    rows: ['node-26-slim'],
    port: 3900,
    path: '/',
    answer: 'cargo-manifest',
  },
  {
    name: 'next-standalone',
    base: NODE_24,
    rows: ['node-24-slim'],
    port: 3000,
    path: '/api/health',
    answer: '"ok"',
  },
  { name: 'typescript-build', base: NODE_24, rows: ['node-24-slim'], port: 3000, path: '/healthz', answer: 'ok' },
  {
    name: 'uv-sync',
    base: PYTHON_SLIM,
    rows: ['python-3.13-slim', 'uv'],
    port: 4100,
    path: '/healthz',
    answer: '"ok"',
    left: ['image-not-a-stage'],
  },
  {
    name: 'go-cgo',
    base: { row: 'go-1.26-full', tag: '1.26' },
    rows: ['go-1.26-full', 'base-nossl-distroless'],
    port: 5620,
    path: '/healthz',
    answer: 'ok',
  },
];
