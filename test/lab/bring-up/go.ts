import { access, chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { download } from '../command.ts';
import type { LabHome } from '../home.ts';

/** Version that builds the lab's tools; `go.mod` of the tools asks for at least this. */
export const TOOLS_GO = '1.26.8';

/** The compiler is many short processes: sweeping up in each of them takes longer than they live, and memory is there. */
export const QUICK_GO = { GOGC: '400' };

/** Unpacked folder of any Go release: toolchains come as modules, so the module cache is all that is needed. */
export async function goToolchain(home: LabHome, version: string): Promise<string> {
  const bootstrap = await bootstrapGo(home);
  const name = `golang.org/toolchain@v0.0.1-go${version}.linux-amd64`;
  const json = await download(bootstrap, ['mod', 'download', '-json', name], {
    log: join(home.logs, 'go.log'),
    cwd: home.root,
    env: { GOTOOLCHAIN: 'local', GOFLAGS: '-modcacherw' },
  });
  const { Dir } = JSON.parse(json) as { Dir: string };
  await makeExecutable(join(Dir, 'bin'));
  await makeExecutable(join(Dir, 'pkg', 'tool', 'linux_amd64'));
  return Dir;
}

/** Path of a `go` that can build the lab's tools. */
export async function toolsGo(home: LabHome): Promise<string> {
  const found = await execa('go', ['env', 'GOVERSION'], { reject: false, env: { GOTOOLCHAIN: 'local' } });
  const minor = Number(/^go1\.(\d+)/.exec(found.stdout ?? '')?.[1] ?? 0);
  return minor >= Number(TOOLS_GO.split('.')[1]) ? 'go' : join(await goToolchain(home, TOOLS_GO), 'bin', 'go');
}

/** Any `go` on the host can download modules; where there is none, Debian's. */
async function bootstrapGo(home: LabHome): Promise<string> {
  for (const candidate of ['go', '/usr/lib/go/bin/go']) {
    const found = await execa(candidate, ['version'], { reject: false });
    if (!found.failed) return candidate;
  }
  const options = { log: join(home.logs, 'apt.log'), env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await download('apt-get', ['update', '-qq'], options);
  await download('apt-get', ['install', '-y', '--no-install-recommends', 'golang-go'], options);
  return '/usr/bin/go';
}

/** The module cache drops modes: files of a module are data. */
async function makeExecutable(folder: string): Promise<void> {
  await access(folder);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) await chmod(join(folder, entry.name), 0o755);
  }
}
