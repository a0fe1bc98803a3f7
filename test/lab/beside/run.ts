import { readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../../src/images/index.ts';
import type { CatalogueImage } from '../../../src/model/image.ts';
import { dockerClient, type Docker } from '../../../src/verify/docker.ts';
import { dockerEnv } from '../bring-up/services.ts';
import type { LabHome } from '../home.ts';
import type { Beside, BesideResult } from '../report/beside.ts';
import { imageLine } from '../report/image-line.ts';
import { today, type VettedImage } from '../report/vetting.ts';
import { discardPrepared, prepare, type Prepared } from '../rows/prepare.ts';
import { allRows, selected, type Row } from '../rows/rows.ts';
import { runtimeProduct } from '../rows/run-row.ts';
import { subjectOf } from '../rows/subject.ts';
import { BUILDPACK_SOURCE } from '../stand-ins/bases.ts';
import { BESIDE_APPS, type BesideApp } from './apps.ts';
import { measure } from './measure.ts';

export interface BesideRun {
  readonly home: LabHome;
  readonly real: boolean;
  /** Images as they were served. */
  readonly images: readonly VettedImage[];
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
  /** Words for apps to measure, all when empty. */
  readonly only: readonly string[];
  /** Builds of each kind whose median is told. */
  readonly rounds: number;
  /** Keeps what was measured; called after each app, so that a stopped run keeps what it has. */
  readonly keep: (beside: Beside) => Promise<void>;
}

/** Rows whose files are ours. */
export function besideRows(): readonly Row[] {
  return allRows().filter(({ id }) => BESIDE_APPS.some(({ row }) => row === id));
}

function besideIds(): string {
  return BESIDE_APPS.map(({ row }) => row).join(', ');
}

/** The full images that tutorials start from, under the short tags that they write. */
export function tutorialImages(): readonly CatalogueImage[] {
  const wanted = new Map(BESIDE_APPS.map(({ image }) => [image.id, image.tag]));
  return catalogue.flatMap((image) => {
    const tag = wanted.get(image.id);
    return tag === undefined ? [] : [{ ...image, id: `${image.id}-${tag}`, tag }];
  });
}

/** Measures each app in both images, one build at a time. */
export async function runBeside(run: BesideRun): Promise<void> {
  const docker = dockerClient({
    env: run.real ? {} : dockerEnv(run.home),
    log: join(run.home.logs, 'beside.log'),
    hidden: [],
    signal: run.signal,
  });
  const images = sources(run.images);
  const wanted = new Set(selected(besideRows(), run.only).map(({ id }) => id));
  if (wanted.size === 0) run.report(`nothing is measured: ${run.only.join(', ')} names none of ${besideIds()}`);
  for (const app of BESIDE_APPS.filter(({ row }) => wanted.has(row))) {
    run.report(
      `${app.name}: ours, then the tutorial's, ${run.rounds} builds without cache and ${run.rounds} after a change each`,
    );
    const result = await bothSides(app, run, docker);
    await run.keep({ date: today(), images, apps: [result] });
  }
}

function sources(images: readonly VettedImage[]): readonly string[] {
  const ids = new Set(tutorialImages().map(({ id }) => id));
  return images
    .filter(({ id }) => ids.has(id))
    .map((image) =>
      imageLine(image.source === 'real' ? image : { ...image, notes: [...image.notes, BUILDPACK_SOURCE] }),
    );
}

async function bothSides(app: BesideApp, run: BesideRun, docker: Docker): Promise<BesideResult> {
  const row = besideRows().find(({ id }) => id === app.row);
  if (!row) throw new Error(`${app.row} is no row`);
  const [ours, theirs] = [await prepare(row), await asTutorial(app, row)];
  try {
    const subject = await subjectOf(ours, { ...run, ssh: null, folder: ours.folder });
    const mine = await measure(app, subject, docker, run.rounds);
    const other = { ...subject, context: theirs.folder, dockerfile: app.tutorial, base: null, buildFlags: [] };
    const { side } = await measure(app, other, docker, run.rounds);
    const from = /^FROM (\S+)$/m.exec(await readFile(app.tutorial, 'utf8'))?.[1] ?? '';
    const floor = mine.floorOf(runtimeProduct(ours.plan));
    const load = Math.round(loadavg()[2] ?? 0);
    return { app: app.name, row: app.row, from, floor, load, ours: mine.side, tutorial: side };
  } finally {
    discardPrepared(ours);
    discardPrepared(theirs);
  }
}

/** The same repository, without anything of ours in it. */
async function asTutorial(app: BesideApp, row: Row): Promise<Prepared> {
  const prepared = await prepare(row);
  for (const path of [prepared.dockerfile, join(prepared.folder, '.dockerignore')]) await rm(path, { force: true });
  for (const [path, content] of Object.entries(app.files)) await writeFile(join(prepared.folder, path), content);
  return prepared;
}
