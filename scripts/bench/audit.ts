import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peers } from './peers.ts';
import { median, type Row } from './row.ts';
import { sample, writeSamples } from './sample.ts';

const ROUNDS = 9;
/** Runs of a command in a round: the shell counts processor time in hundredths of a second, and `node -e 0` takes three of them. */
const RUNS = 5;
const SAMPLES = 50;
/** After how many files of one process a look is taken. */
const LOOKS = [5_000, 50_000];

/**
 * V8 lets young objects take twice the room each time as much of them has outlived a sweep, up to 3 × 64 MB: that grows with the time a
 * process runs, whatever it holds. Held still, what grows is ours.
 */
const HELD_STILL = '--max-semi-space-size=16';

/** What `ironhull audit` costs, in processor time: the machine may do other things beside. */
export function auditRows(installed: string, root: string): readonly Row[] {
  const folder = join(root, 'samples');
  const files = writeSamples(folder, SAMPLES);
  const ours = [process.execPath, join(installed, 'dist/bin/ironhull.mjs'), 'audit'];
  return [...oneFile(ours, files), ...manyFiles(ours, folder, files), ...growth(installed), ...folders(ours, root)];
}

/** Time and memory of `audit FOLDER` over ever more files: neither may grow with them. */
function folders([node = '', ...ours]: readonly string[], root: string): readonly Row[] {
  const [few, many] = LOOKS.map((count) => {
    const folder = join(root, `folder-${count}`);
    writeSamples(folder, count);
    const words = [...ours, folder, '--format', 'json'];
    const usual = usage([node, ...words]);
    return {
      time: usual.milliseconds / count,
      memory: usual.megabytes,
      held: usage([node, HELD_STILL, ...words]).megabytes,
    };
  });
  if (!few || !many) throw new Error('no folders');
  const what = `${LOOKS[1]} Dockerfiles of a folder beside ${LOOKS[0]}`;
  const memory = { what: `memory, ${what}`, unit: 'MB' } as const;
  return [
    { what: `time each, ${what}`, measured: many.time, unit: 'ms', ratio: many.time / few.time, limit: 1.25 },
    { ...memory, measured: many.held, ratio: many.held / few.held, limit: 1.25 },
    {
      ...memory,
      what: `as V8 likes, ${memory.what}`,
      measured: many.memory,
      ratio: many.memory / few.memory,
      limit: Infinity,
    },
  ];
}

/** What a command of Node's takes of the processor and of memory, without ShellCheck. */
function usage([node = '', ...words]: readonly string[]): {
  readonly milliseconds: number;
  readonly megabytes: number;
} {
  const told = `data:text/javascript,process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();process.stderr.write('\\n'+JSON.stringify([(u+s)/1e3,m/1024]))})`;
  const { stderr } = spawnSync(node, ['--import', told, ...words], {
    encoding: 'utf8',
    env: { PATH: '/' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [milliseconds = 0, megabytes = 0] = JSON.parse(stderr.trim().split('\n').at(-1) ?? '[]') as readonly number[];
  return { milliseconds, megabytes };
}

/** A process for one file, beside a process for nothing. */
function oneFile(ours: readonly string[], files: readonly string[]): readonly Row[] {
  const one = files.slice(0, 1);
  // What an installed ShellCheck takes is its own: shown, and held to nothing.
  const alone = ['env', 'PATH=/'];
  const commands: Readonly<Record<string, readonly string[]>> = {
    nothing: [...alone, process.execPath, '-e', '0'],
    ironhull: [...alone, ...ours, ...one],
    'ironhull and ShellCheck': [...ours, ...one],
    ...Object.fromEntries(peers().map(({ name, command }) => [name, command(one[0] ?? '', one)])),
  };
  const times = Object.entries(inTurns(commands));
  const base = times.find(([name]) => name === 'nothing')?.[1] ?? 0;
  return times
    .filter(([name]) => name !== 'nothing')
    .map(([name, measured]) => {
      const limit = name === 'ironhull' ? 3 : Infinity;
      return { what: `one Dockerfile, ${name}, beside node -e 0`, measured, unit: 'ms', ratio: measured / base, limit };
    });
}

function manyFiles(ours: readonly string[], folder: string, files: readonly string[]): readonly Row[] {
  const commands = {
    ironhull: [...ours, folder],
    ...Object.fromEntries(peers().map(({ name, command }) => [name, command(folder, files)])),
  };
  return Object.entries(inTurns(commands)).map(([name, ms]) => ({
    what: `${SAMPLES} Dockerfiles as one process, ${name}`,
    measured: (SAMPLES * 1000) / ms,
    unit: 'files/s',
    limit: Infinity,
  }));
}

/** Medians of processor time; the commands take turns, so that what else the machine does falls on all alike. */
function inTurns(commands: Readonly<Record<string, readonly string[]>>): Record<string, number> {
  const seen: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, command] of Object.entries(commands)) (seen[name] ??= []).push(processorTime(command));
  return Object.fromEntries(Object.entries(seen).map(([name, times]) => [name, median(times)]));
}

/** Milliseconds that a command takes of the processor, itself and in the system: `times` of the shell says so of what it ran. */
function processorTime(command: readonly string[]): number {
  const once = '"$@" > /dev/null 2>&1';
  const script = `${Array.from({ length: RUNS }, () => once).join('; ')}; echo $?; times`;
  const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...command], { encoding: 'utf8' });
  const [status, , children] = stdout.split('\n');
  if (Number(status) > 1) throw new Error(`${command.slice(0, 3).join(' ')} ended with ${status}`);
  const spent = [...(children ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return spent.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) * (1000 / RUNS);
}

/** Speed and memory of one process that audits text after text. */
function growth(installed: string): readonly Row[] {
  const api = pathToFileURL(join(installed, 'dist/src/api.js')).href;
  const code = `import { auditText, plainSettings } from ${JSON.stringify(api)};
    ${sample.toString()}
    const settings = plainSettings('2026-11-23');
    for (let index = 0; index < 1000; index += 1) auditText('Dockerfile', sample(index), settings);
    const start = process.cpuUsage();
    for (let index = 0; index < ${LOOKS.at(-1)}; index += 1) {
      auditText('Dockerfile', sample(index), settings);
      if (${JSON.stringify(LOOKS)}.includes(index + 1)) {
        const { user, system } = process.cpuUsage(start);
        console.log((index + 1) / ((user + system) / 1e6), process.resourceUsage().maxRSS / 1024);
      }
    }`;
  const printed = execFileSync(process.execPath, [HELD_STILL, '--input-type=module', '-e', code], { encoding: 'utf8' });
  const looks = printed
    .trim()
    .split('\n')
    .map((row) => row.split(' ').map(Number));
  const [few, many] = looks.map(([speed = 0, memory = 0]) => ({ speed, memory }));
  if (!few || !many) throw new Error(`no figures in ${printed}`);
  return [
    { what: `audit of ${LOOKS[0]} texts in one process`, measured: few.speed, unit: 'files/s', limit: 1000 },
    { what: `audit of ${LOOKS[1]} texts in one process`, measured: many.speed, unit: 'files/s', limit: 1000 },
    {
      what: `time per text, ${LOOKS[1]} beside ${LOOKS[0]}`,
      measured: 1000 / many.speed,
      unit: 'ms',
      ratio: few.speed / many.speed,
      limit: 1.25,
    },
    {
      what: `memory, ${LOOKS[1]} beside ${LOOKS[0]}`,
      measured: many.memory,
      unit: 'MB',
      ratio: many.memory / few.memory,
      limit: 1.25,
    },
  ];
}
