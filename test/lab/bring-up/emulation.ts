import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';

const REGISTERED = '/proc/sys/fs/binfmt_misc';

/** Lets the kernel start arm64 programs through qemu. Returns whether it does. */
export async function enableEmulation(home: LabHome): Promise<boolean> {
  const options = { log: join(home.logs, 'emulation.log') };
  if (!(await there('register')))
    await run('mount', ['-t', 'binfmt_misc', 'binfmt_misc', REGISTERED], options).catch(() => '');
  if (!(await there('qemu-aarch64')))
    await run('update-binfmts', ['--enable', 'qemu-aarch64'], options).catch(() => '');
  return emulates();
}

/** Whether the kernel starts arm64 programs now. */
export async function emulates(): Promise<boolean> {
  return there('qemu-aarch64');
}

async function there(name: string): Promise<boolean> {
  return access(join(REGISTERED, name)).then(
    () => true,
    () => false,
  );
}
