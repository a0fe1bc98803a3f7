import { parseArgs } from 'node:util';
import { bringUp } from './bring-up/up.ts';
import { stopServices } from './bring-up/services.ts';
import { LabFault } from './faults.ts';
import { labHome } from './home.ts';

const { values } = parseArgs({
  options: {
    list: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    images: { type: 'string', default: 'stand-in' },
    up: { type: 'boolean' },
    down: { type: 'boolean' },
  },
});

async function main(): Promise<void> {
  const home = labHome();
  if (values.down) return stopServices(home);
  await bringUp(home, { arm64: false, report: (line) => process.stderr.write(`${line}\n`) });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof LabFault)) throw error;
  process.stderr.write(`${error.message}\n${error.hints.map((hint) => `  ${hint}\n`).join('')}`);
  process.exitCode = 2;
}
