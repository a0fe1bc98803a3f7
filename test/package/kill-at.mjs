// Loaded into the bin by `--import`: kills its own process at one call of the writer, as a power cut or an impatient user would.
// KILL_AT counts file-system calls from the first one that changes something; KILL_TORN ends it in the middle of that call.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const CHANGING = [
  'chmodSync',
  'fchmodSync',
  'fchownSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmdirSync',
  'unlinkSync',
  'writeSync',
];
const LOOKING = ['closeSync', 'lstatSync', 'openSync', 'readFileSync', 'realpathSync'];

const at = Number(process.env.KILL_AT ?? -1);
const torn = process.env.KILL_TORN === '1';
let calls = 0;
let begun = false;

for (const name of [...CHANGING, ...LOOKING]) {
  const real = fs[name];
  const counted = (...args) => {
    begun ||= CHANGING.includes(name);
    if (begun && calls++ === at) die(name, args, real);
    return real(...args);
  };
  fs[name] = Object.assign(counted, real);
}
syncBuiltinESMExports();
if (process.env.KILL_COUNT !== undefined)
  process.on('exit', () => fs.writeFileSync(process.env.KILL_COUNT, `${calls}`));

function die(name, args, real) {
  if (torn && name === 'writeSync') real(args[0], args[1].subarray(0, args[1].length >> 1));
  else if (torn) real(...args);
  process.kill(process.pid, 'SIGKILL');
}
