import { mkdir } from 'node:fs/promises';
import type { LabHome } from '../home.ts';
import { enableEmulation } from './emulation.ts';
import { serveFrontends } from './frontends.ts';
import { installPackages } from './packages.ts';
import { startServices } from './services.ts';
import { buildTools } from './tools.ts';

export interface BringUp {
  /** Whether rows for linux/arm64 will be run. */
  readonly arm64: boolean;
  readonly report: (line: string) => void;
}

/** From a bare Debian host to a lab that builds. Every step is skipped when its result is there. Returns the services started now. */
export async function bringUp(home: LabHome, options: BringUp): Promise<readonly string[]> {
  const { report } = options;
  await mkdir(home.root, { recursive: true });
  const installed = await installPackages(home, options.arm64);
  report(installed.length === 0 ? 'packages: all there' : `packages: installed ${installed.join(', ')}`);
  if (options.arm64 && !(await enableEmulation(home)))
    report('emulation: this kernel refuses it, arm64 images are built but not run');
  report('tools: buildkitd, buildx, Dockerfile frontends (8 minutes the first time)');
  const tools = await buildTools(home);
  const started = await startServices(home, tools);
  report('services: registry, engine and builder answer');
  await serveFrontends(home);
  report('frontends: served');
  return started;
}
