import { expect, it } from 'vitest';
import type { SavedImage } from '../../src/verify/image.ts';
import { floorOf } from './rows/floor.ts';
import { median, withSpread } from './report/spread.ts';

function image(sizes: Readonly<Record<string, number>>, entrypoint: readonly string[]): SavedImage {
  const files = new Map(Object.entries(sizes).map(([path, size]) => [path, { path, size, kind: 'file' }]));
  return { config: { Entrypoint: entrypoint }, files } as unknown as SavedImage;
}

it.each([
  [
    'node',
    { 'nodejs/bin/node': 100, 'app/node_modules/a/index.js': 10, 'app/src/server.js': 1, 'usr/lib/libc.so.6': 7 },
    ['/nodejs/bin/node'],
    { runtime: 100, dependencies: 10, app: 1 },
  ],
  [
    'python',
    {
      'usr/local/bin/python3.13': 50,
      'usr/local/lib/python3.13/os.py': 5,
      'usr/local/lib/python3.13/__pycache__/os.cpython-313.pyc': 4,
      'usr/local/lib/python3.13/site-packages/pip/__init__.py': 30,
      'opt/venv/lib/python3.13/site-packages/a.py': 3,
      'opt/venv/lib/python3.13/site-packages/__pycache__/a.cpython-313.pyc': 3,
      'app/main.py': 2,
    },
    ['/opt/venv/bin/uvicorn'],
    { runtime: 55, dependencies: 3, app: 2 },
  ],
  ['static', { berths: 8, 'usr/share/zoneinfo/UTC': 2 }, ['/berths'], { runtime: 0, dependencies: 0, app: 8 }],
])('the floor of a %s image is its runtime, production dependencies and app', (provides, files, entrypoint, floor) =>
  expect(floorOf(image(files, entrypoint), provides)).toEqual(floor),
);

it('a median is told with its spread', () => {
  expect([median([]), median([3]), median([1, 9, 2]), median([1, 2])]).toEqual([0, 3, 2, 1.5]);
  expect([withSpread([]), withSpread([12.4]), withSpread([9.13, 8, 30])]).toEqual(['–', '12', '9.1 (8.0–30)']);
});
