import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { allCases, FIXTURES } from '../test/case.ts';
import { generatedPairs } from '../test/generated-pairs.ts';
import { buildCheck, NoBuilder } from './judges/build-check.ts';
import type { Finding, Judge } from './judges/finding.ts';
import { JudgesNotFetched, judgePrograms } from './judges/install.ts';
import { linters } from './judges/linters.ts';
import { shellcheck } from './judges/run-bodies.ts';
import { verdicts } from './judges/verdicts.ts';

/** Other people's linters on every Dockerfile that we generate. Fetches them once; `npm test` needs none of this. */
const { values } = parseArgs({
  options: {
    /** Leaves `docker buildx build --check` out, where no builder is. */
    'no-builder': { type: 'boolean', default: false },
  },
});

/** A file with a fault for each judge: one that finds nothing there does not judge. */
const CONTROL = join(import.meta.dirname, 'judges/control/Dockerfile');

/** Findings of every judge, and a line for each. */
async function heard(judges: readonly Judge[], files: readonly string[]): Promise<readonly Finding[]> {
  const known = verdicts();
  const all: Finding[] = [];
  for (const judge of judges) {
    const started = Date.now();
    const said = await judge.findings([...files, CONTROL]);
    const found = said.filter(({ file }) => file !== CONTROL);
    if (said.length === found.length) throw new Error(`${judge.name} finds nothing in ${CONTROL}: it does not judge`);
    const open = found.filter(({ code }) => !known.has(code)).length;
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(`${judge.name}: ${found.length - open} findings with a verdict, ${open} without (${seconds} s)`);
    all.push(...found);
  }
  return all;
}

async function main(): Promise<number> {
  const files = allCases()
    .flatMap(generatedPairs)
    .map(({ folder }) => join(folder, 'Dockerfile'));
  if (files.length === 0) throw new Error('no generated Dockerfile was found');
  const programs = await judgePrograms();
  const judges = [
    ...linters(programs),
    shellcheck(join(programs, 'shellcheck')),
    ...(values['no-builder'] ? [] : [buildCheck]),
  ];
  const found = await heard(judges, files);
  const known = verdicts();
  const open = found.filter(({ code }) => !known.has(code));
  const stale = [...known].filter((code) => !found.some((finding) => finding.code === code));
  for (const { file, line, code, message } of open)
    console.error(`${relative(FIXTURES, file)}:${line} ${code} ${message}`);
  for (const code of stale) console.error(`${code} has a verdict that no file needs`);
  const dirty = new Set(open.map(({ file }) => file)).size + stale.length;
  console.log(`${judges.length} judges on ${files.length} files\n${files.length - dirty} passed, ${dirty} failed`);
  return dirty === 0 ? 0 : 1;
}

/** Exit code for a network fault, as CI knows it. */
const NETWORK = 75;

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof JudgesNotFetched) {
    console.error(`network fault: the judges could not be fetched; nothing was judged\n${error.message}`);
    process.exitCode = NETWORK;
  } else if (error instanceof NoBuilder) {
    console.error(`no builder answers (${error.message})\n  npm run lab -- --up\n  npm run judges -- --no-builder`);
    process.exitCode = 1;
  } else throw error;
}
