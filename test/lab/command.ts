import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { LabFault, NetworkFault, readsLikeNetwork } from './faults.ts';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** File that receives command and output; it is named in the fault. */
  readonly log: string;
  /** Seconds. */
  readonly timeout?: number;
}

/** Runs a program to its end and returns what it printed on stdout. */
export async function run(file: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { cwd, env, input, log, timeout = 1800 } = options;
  await mkdir(dirname(log), { recursive: true });
  const result = await execa(file, args, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    timeout: timeout * 1000,
    reject: false,
    maxBuffer: 256 * 1024 * 1024,
  });
  await appendFile(log, `$ ${[file, ...args].join(' ')}\n${result.stdout}\n${result.stderr}\n`);
  if (result.failed)
    throw fault([file, ...args], `${result.stdout}\n${result.stderr}`, result.shortMessage ?? 'failed', log);
  return result.stdout;
}

/** As `run`, three times more when the failure reads like the network's. */
export async function download(file: string, args: readonly string[], options: CommandOptions): Promise<string> {
  for (const pause of [2, 8, 20]) {
    try {
      return await run(file, args, options);
    } catch (error) {
      if (!(error instanceof NetworkFault)) throw error;
    }
    await sleep(pause * 1000);
  }
  return run(file, args, options);
}

function fault(command: readonly string[], output: string, reason: string, log: string): LabFault {
  const tail = output.trim().split('\n').slice(-12).join('\n');
  const hints = [`repeat: ${command.join(' ')}`, `log: ${log}`];
  if (readsLikeNetwork(output)) return new NetworkFault(`network fault: ${command[0]} failed\n${tail}`, hints);
  return new LabFault(`${reason.split('\n')[0]}\n${tail}`, hints);
}
