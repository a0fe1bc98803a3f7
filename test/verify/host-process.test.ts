import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { isProcessOf, signalFromHost } from '../../src/verify/host-process.ts';

it("leaves processes alone that are not the container's, whatever number an engine elsewhere tells", async () => {
  const child = spawn('sleep', ['5'], { stdio: 'ignore' });
  const pid = child.pid ?? 0;
  try {
    expect(await isProcessOf('5834f2df57d0aaaa', pid)).toBe(false);
    expect(await signalFromHost('5834f2df57d0aaaa', pid, 'SIGKILL')).toBe(false);
    expect(await signalFromHost('', pid, 'SIGKILL')).toBe(false);
    expect(await signalFromHost('5834f2df57d0aaaa', 1, 'SIGKILL')).toBe(false);
    expect(child.exitCode ?? child.signalCode).toBeNull();
  } finally {
    child.kill('SIGKILL');
  }
});
