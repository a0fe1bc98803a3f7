import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogue } from '../../src/images/index.ts';
import { dockerClient } from '../../src/verify/docker.ts';
import { discard } from '../case.ts';
import { enter, leave } from './bring-up/guests.ts';
import { dockerEnv } from './bring-up/services.ts';
import { LabFault } from './faults.ts';
import { labHome } from './home.ts';
import { serveStandIns } from './stand-ins/serve.ts';
import { OLD_IMAGES, TAKEN_OVER, type TakenOver } from './takeover/cases.ts';
import { ownSubnets } from './takeover/own-subnet.ts';
import { ASKED, proveSide } from './takeover/prove.ts';
import { sameAnswers, takeoverPage, type TakenOverResult } from './takeover/report.ts';
import { afterOf, beforeOf } from './takeover/taken-over.ts';

/**
 * Builds and runs repositories before and after a takeover, sends both the same requests, and writes `docs/takeover-proven.md`.
 * The lab must be up (`npm run lab -- --up`). `--only FIXTURE` takes some; the page then keeps what was seen of the others.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    /** The registry holds the old files' images already. */
    served: { type: 'boolean' },
    /** Compares the answers and leaves the contract for another run. */
    answers: { type: 'boolean' },
  },
});
const report = (line: string): void => void process.stderr.write(`${line}\n`);
const home = labHome();
const folder = join(home.logs, 'takeover');

async function proveOne(one: TakenOver): Promise<boolean> {
  const log = join(folder, `${one.fixture}.log`);
  const docker = ownSubnets(dockerClient({ env: dockerEnv(home), log, hidden: [] }));
  const promises = values.answers === true ? [] : ASKED;
  const before = await beforeOf(one);
  const after = await afterOf(one);
  try {
    const result = {
      one,
      before: await proveSide(one, { ...before, docker, strict: false, promises }),
      after: await proveSide(one, { ...after, docker, strict: true, promises }),
    };
    const known = values.answers === true && existsSync(fileOf(one));
    if (!known) await writeFile(fileOf(one), JSON.stringify(result, null, 2));
    report(`${one.name}: ${sameAnswers(result) ? 'the same answers' : 'OTHER ANSWERS'}`);
    return sameAnswers(result);
  } catch (error) {
    if (!(error instanceof LabFault)) throw error;
    report(`${error.message}\n${error.hints.join('\n')}`);
    return false;
  } finally {
    discard(before.folder);
    discard(after.folder);
  }
}

async function main(): Promise<number> {
  await mkdir(folder, { recursive: true });
  const cases = TAKEN_OVER.filter(({ fixture }) => values.only.length === 0 || values.only.includes(fixture));
  // Old files install in the very image that they ship.
  const roles = ['build', 'runtime'] as const;
  const old = OLD_IMAGES.flatMap(([id, tag]) =>
    catalogue.filter((image) => image.id === id).map((image) => ({ ...image, id: `${id}-${tag}`, tag, roles })),
  );
  if (values.served !== true)
    await serveStandIns(
      home,
      { images: old, clean: new Set(), portable: new Set(), byRow: new Map(), overSsh: false },
      report,
    );
  const failed: string[] = [];
  for (const one of cases) if (!(await proveOne(one))) failed.push(one.name);
  const results = await seen();
  const page = takeoverPage(results, old, new Date().toISOString().slice(0, 10));
  await writeFile(join(import.meta.dirname, '../../docs/takeover-proven.md'), page);
  return failed.length === 0 ? 0 : 1;
}

/** What is known of every case by now. */
async function seen(): Promise<readonly TakenOverResult[]> {
  const texts = await Promise.all(TAKEN_OVER.map((one) => readFile(fileOf(one), 'utf8').catch(() => null)));
  return texts.flatMap((text) => (text === null ? [] : [JSON.parse(text) as TakenOverResult]));
}

function fileOf({ name }: TakenOver): string {
  return join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
}

// A guest, so that no other run sweeps away what this one works with.
await enter(home);
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof LabFault)) throw error;
  report(`${error.message}\n${error.hints.map((hint) => `  ${hint}\n`).join('')}`);
  process.exitCode = 2;
} finally {
  await leave(home);
}
