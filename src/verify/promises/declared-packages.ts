import type { Bench } from '../bench.ts';
import { openSavedImage } from '../image.ts';
import { osPackages, withDependencies, type OsPackages } from '../os-packages.ts';
import { judge, notApplicable, type HardeningPromise } from '../promise.ts';
import { join } from 'node:path';

/** H18: every package of the operating system is somebody's to patch. */
export const declaredPackages: HardeningPromise = {
  id: 'H18',
  title: 'operating system packages only where declared with a reason',
  async prove(bench) {
    const here = await osPackages(bench.image);
    if (here.size === 0) return notApplicable('the image has no package database');
    const before = await basePackages(bench);
    if (before === null) return notApplicable('the base image is not known, so its packages cannot be told from ours');
    const declared = withDependencies(bench.subject.osPackages, here);
    const added = [...here.keys()].filter((name) => !before.has(name) && !declared.has(name));
    return judge(
      added.map((name) => `package ${name} was added without being declared`),
      `${here.size} packages, all from the base or declared`,
    );
  },
};

/** Packages of each base image: many images stand on one, and saving it takes its time. */
const known = new Map<string, Promise<OsPackages>>();

async function basePackages(bench: Bench): Promise<OsPackages | null> {
  if (bench.subject.base === null || bench.baseLayers.length === 0) return null;
  const key = bench.baseLayers.join();
  const packages = known.get(key) ?? readBase(bench, bench.subject.base);
  known.set(key, packages);
  return packages;
}

async function readBase(bench: Bench, reference: string): Promise<OsPackages> {
  const archive = join(bench.folder, 'base.tar');
  await bench.docker(['save', '-o', archive, reference]);
  const base = await openSavedImage(archive);
  try {
    return await osPackages(base);
  } finally {
    await base.close();
  }
}
