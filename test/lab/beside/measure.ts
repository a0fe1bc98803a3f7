import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onBench, rebuild, type Bench } from '../../../src/verify/bench.ts';
import { waitUntilUp, withContainer } from '../../../src/verify/container.ts';
import type { Docker } from '../../../src/verify/docker.ts';
import type { SavedImage } from '../../../src/verify/image.ts';
import { osPackages } from '../../../src/verify/os-packages.ts';
import type { Subject } from '../../../src/verify/subject.ts';
import { LabFault } from '../faults.ts';
import { floorBytes, floorOf } from '../rows/floor.ts';
import type { BesideApp } from './apps.ts';

/** One image of an app, in numbers. */
export interface Side {
  /** Bytes of all files. */
  readonly bytes: number;
  readonly files: number;
  /** Files with setuid or setgid. */
  readonly setuid: number;
  /** Packages of the operating system. */
  readonly packages: number;
  /** Seconds of builds without cache, caches of package managers and compilers included; base images were there. */
  readonly cold: readonly number[];
  /** Seconds of builds after a change to one source file. */
  readonly changed: readonly number[];
}

/** Builds, runs and measures one image, with so many builds of each kind. */
export async function measure(
  app: BesideApp,
  subject: Subject,
  docker: Docker,
  rounds: number,
): Promise<{ readonly side: Side; readonly floorOf: (provides: string) => number }> {
  return onBench({ ...subject, cold: false }, docker, async (bench) => {
    if ('failed' in bench) throw new LabFault(`${app.name}: not built: ${bench.failed}`, [bench.log.slice(-2000)]);
    await mustAnswer(app, bench);
    const side = { ...(await inNumbers(bench.image)), ...(await times(app, bench, rounds)) };
    const { image } = bench;
    await image.close();
    return { side, floorOf: (provides) => floorBytes(floorOf(image, provides)) };
  });
}

/** An image that does not work could be as small as one likes. */
async function mustAnswer(app: BesideApp, bench: Bench): Promise<void> {
  const fault = await withContainer(bench, { writable: true }, async (container) => waitUntilUp(bench, container));
  if (fault !== null) throw new LabFault(`${app.name}: ${fault}`);
}

async function inNumbers(image: SavedImage): Promise<Omit<Side, 'cold' | 'changed'>> {
  const files = [...image.files.values()].filter(({ kind }) => kind === 'file');
  return {
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    files: files.length,
    setuid: files.filter(({ mode }) => (mode & 0o6000) !== 0).length,
    packages: (await osPackages(image)).size,
  };
}

async function times(app: BesideApp, bench: Bench, rounds: number): Promise<Pick<Side, 'cold' | 'changed'>> {
  const cold: number[] = [];
  let caches: readonly string[] = [];
  while (cold.length < rounds) {
    caches = freshCaches();
    cold.push(await seconds(app, bench, ['--no-cache', ...caches]));
  }
  const changed: number[] = [];
  while (changed.length < rounds) {
    const change = `${app.source.comment} change ${randomBytes(5).toString('hex')}`;
    await appendFile(join(bench.context, app.source.path), `\n${change}\n`);
    changed.push(await seconds(app, bench, caches));
  }
  return { cold, changed };
}

/** The builder's own work: handing an image of a gigabyte over to the engine is left out. */
async function seconds(app: BesideApp, bench: Bench, flags: readonly string[]): Promise<number> {
  const run = await rebuild(bench, { flags });
  if (!run.ok) throw new LabFault(`${app.name}: a build fails that went well before`, [run.log.slice(-2000)]);
  return run.seconds;
}

/** `--no-cache` keeps what cache mounts hold; a name space of its own gives a build empty ones. */
function freshCaches(): readonly string[] {
  return ['--build-arg', `BUILDKIT_CACHE_MOUNT_NS=${randomBytes(5).toString('hex')}`];
}
