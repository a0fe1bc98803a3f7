import { on, type SeededFault } from './fault.ts';
import { replaceOnce, swap, type Patch } from './patching.ts';
import { shellFaults } from './shell.ts';

const PLACES = {
  app: '/app/orders',
  dependency: '/opt/venv/lib/python3.13/site-packages/uvicorn',
  install: /^RUN --mount=type=cache[^\n]*\\\n\s+uv sync/m,
  next: /^# build: .*$/m,
  start: 'uvicorn orders.main:app --host 0.0.0.0 --port 4100',
  health: '/healthz',
  hollow: ['/usr/local/bin/python', '-c', 'pass'],
  account: 'nobody',
};

/** Starts Python beside the login, among packages that are there: any `.pth` file of theirs runs. */
const RUNS_PACKAGES: Patch = (text) =>
  replaceOnce(text, /^ +uv sync --frozen .*--no-build.*$/m, (line) => `${line} && /opt/venv/bin/python -c pass`);

/** Faults on a Python server with a shell in its base, and on one whose private dependency is hostile. */
export const PYTHON_FAULTS: readonly SeededFault[] = [
  ...on('python/fastapi-uv', [
    ...shellFaults(PLACES),
    { name: 'development dependencies shipped', promise: 'H4', patch: swap(/ UV_NO_DEV=1/, '') },
  ]),
  ...on('python/private-index-uv', [
    { name: 'Python started beside a mounted secret', promise: 'H8', patch: RUNS_PACKAGES },
  ]),
];
