import { on, type SeededFault } from './fault.ts';
import { all, swap } from './patching.ts';
import { shellFaults, started } from './shell.ts';

const NODE = '/usr/local/bin/node';

const PLACES = {
  app: '/app/src',
  dependency: 'node_modules/express',
  install: /^RUN --mount=type=cache[^\n]*\\\n\s+npm ci/m,
  next: /^# production.*$/m,
  start: 'node src/server.js',
  health: '/healthz',
  hollow: [NODE, '-e', 'process.exit(0)'],
  account: 'node',
};

/** The base's own npm stays, or nothing would start. */
const KEEP_NPM = swap(/^RUN rm -rf [\s\S]*?&& \\\n\s+find/m, 'RUN find');

/** Faults on a Node server with a shell in its base. */
export const NODE_FAULTS: readonly SeededFault[] = [
  ...on('node/express-npm@slim', [
    ...shellFaults(PLACES),
    { name: 'development dependencies shipped', promise: 'H4', patch: swap(/npm prune --omit=dev[^\n]*/, 'true') },
    { name: 'npm start as PID 1', promise: 'H10', patch: all(started('CMD ["npm", "start"]'), KEEP_NPM) },
  ]),
  ...on('node/private-registry', [
    {
      name: 'install scripts on beside a mounted secret',
      promise: 'H8',
      patch: swap(/npm ci --ignore-scripts/, 'npm ci'),
    },
  ]),
];
