import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabHome } from '../home.ts';
import { run } from '../command.ts';
import { debianRoot } from '../stand-ins/downloads.ts';
import { enableEmulation } from './emulation.ts';
import { serveFrontends } from './frontends.ts';
import { others } from './guests.ts';
import { installPackages } from './packages.ts';
import { dockerEnv, startServices } from './services.ts';
import { sweep } from './sweep.ts';
import { buildTools } from './tools.ts';
import { weighIn } from './weight.ts';

export interface BringUp {
  /** Whether rows for linux/arm64 will be run. */
  readonly arm64: boolean;
  readonly report: (line: string) => void;
}

/** From a bare Debian host to a lab that builds. Every step is skipped when its result is there. Returns the services started now. */
export async function bringUp(home: LabHome, options: BringUp): Promise<readonly string[]> {
  const { report } = options;
  await mkdir(home.root, { recursive: true });
  report(`weight: ${await weighIn(process.pid)}`);
  const installed = await installPackages(home, options.arm64);
  report(installed.length === 0 ? 'packages: all there' : `packages: installed ${installed.join(', ')}`);
  if (options.arm64 && !(await enableEmulation(home)))
    report('emulation: this kernel refuses it, arm64 images are built but not run');
  report('tools: buildkitd, buildx, Dockerfile frontends (8 minutes the first time)');
  // Downloads while compilers work; who needs it later is told what failed.
  void debianRoot(home).catch(() => undefined);
  const tools = await buildTools(home);
  const started = await startServices(home, tools);
  report('services: registry, engine and builder answer');
  if (!(await others(home))) report(`sweep: ${await swept(home)} things of killed runs removed`);
  await serveFrontends(home);
  report('frontends: served');
  return started;
}

async function swept(home: LabHome): Promise<number> {
  const options = { env: dockerEnv(home), log: join(home.logs, 'sweep.log') };
  return sweep(async (...args) => run('docker', args, options));
}
