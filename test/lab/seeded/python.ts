import { on, type SeededFault } from './fault.ts';
import { swap } from './patching.ts';
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

/** Faults on a Python server with a shell in its base. */
export const PYTHON_FAULTS: readonly SeededFault[] = on('python/fastapi-uv', [
  ...shellFaults(PLACES),
  { name: 'development dependencies shipped', promise: 'H4', patch: swap(/ UV_NO_DEV=1/, '') },
]);
