import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rebuild, type Bench } from '../bench.ts';
import { openSavedImage } from '../image.ts';
import { broken, notApplicable, notProvable, proven, type HardeningPromise, type Outcome } from '../promise.ts';

/** A manifest and an edit that its lockfile does not know. */
interface Tampering {
  readonly manifest: string;
  readonly lockfiles: readonly string[];
  readonly edit: (text: string) => string | null;
  /** Where the added package would lie; `null` when the edit falsifies what is there. */
  readonly added: RegExp | null;
}

/** Names that exist nowhere: a build that accepts them has not looked at the lockfile. */
const TAMPERINGS: readonly Tampering[] = [
  {
    manifest: 'package.json',
    added: /node_modules\/is-number\/package\.json$/,
    lockfiles: ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'],
    edit: (text) => {
      const json = JSON.parse(text) as Record<string, Record<string, string>>;
      return JSON.stringify({ ...json, dependencies: { ...json['dependencies'], 'is-number': '7.0.0' } }, null, 2);
    },
  },
  {
    manifest: 'pyproject.toml',
    added: /site-packages\/iniconfig\//,
    lockfiles: ['uv.lock', 'poetry.lock'],
    edit: (text) =>
      replaced(text, /^dependencies\s*=\s*\[/m, 'dependencies = ["iniconfig==2.0.0", ') ??
      replaced(text, /^\[tool\.poetry\.dependencies\]\n/m, '[tool.poetry.dependencies]\niniconfig = "2.0.0"\n'),
  },
  {
    // What is vendored is never downloaded: its list must agree with go.mod, and go.sum is not looked at.
    manifest: 'go.mod',
    added: null,
    lockfiles: ['vendor/modules.txt'],
    edit: (text) => `${text}\nrequire ironhull.invalid/unknown v1.0.0\n`,
  },
  {
    manifest: 'go.sum',
    added: null,
    lockfiles: ['go.sum'],
    edit: (text) => replaced(text, /h1:[\w+/]{8}/, 'h1:AAAAAAAA'),
  },
  {
    manifest: 'Gemfile',
    added: null,
    lockfiles: ['Gemfile.lock'],
    edit: (text) => `${text}\ngem "ironhull-unknown"\n`,
  },
  {
    manifest: 'requirements.txt',
    added: null,
    lockfiles: ['requirements.txt'],
    edit: (text) => replaced(text, /sha256:[0-9a-f]{8}/g, 'sha256:00000000'),
  },
];

/** H7: the build must refuse a manifest that its lockfile does not know, or at least install nothing of it. */
export const frozenInstall: HardeningPromise = {
  id: 'H7',
  title: 'installs exactly what the lockfile says',
  async prove(bench) {
    const declared = bench.subject.deviations.find((deviation) => deviation.promise === 'H7');
    const outcome = await tried(bench);
    if (declared === undefined) return outcome;
    const said = `declared in the file: ${declared.why}`;
    return outcome.state === 'proven' ? proven(...outcome.seen, said) : notApplicable(said);
  },
};

async function tried(bench: Bench): Promise<Outcome> {
  const sent = await bench.sent();
  const found = TAMPERINGS.find(
    ({ manifest, lockfiles }) => sent.includes(manifest) && lockfiles.some((lock) => sent.includes(lock)),
  );
  if (found) return tamper(bench, found);
  return sent.includes('package.json')
    ? broken('no lockfile reaches the build')
    : notApplicable('nothing to install: no manifest with a lockfile is in the build');
}

async function tamper(bench: Bench, { manifest, edit, added }: Tampering): Promise<Outcome> {
  const context = join(bench.folder, 'tampered');
  await cp(bench.context, context, { recursive: true, verbatimSymlinks: true });
  const changed = edit(await readFile(join(context, manifest), 'utf8'));
  if (changed === null) return notProvable(`${manifest} carries no hash or list that could be tampered with`);
  await writeFile(join(context, manifest), changed);
  const dockerfile = bench.dockerfile.replace(bench.context, context);
  const tag = bench.newTag();
  const run = await rebuild(bench, { context, dockerfile, tag });
  if (!run.ok) return proven(`a ${manifest} that the lockfile does not know stops the build`);
  const ignored = added !== null && !(await holds(bench, tag, added));
  if (ignored) return proven(`what only ${manifest} names is not installed: the lockfile decides`);
  return broken(`the build takes from ${manifest} what its lockfile does not know`);
}

async function holds(bench: Bench, tag: string, path: RegExp): Promise<boolean> {
  const archive = join(bench.folder, 'tampered.tar');
  await bench.docker(['save', '-o', archive, tag]);
  const image = await openSavedImage(archive);
  await image.close();
  return [...image.files.keys()].some((name) => path.test(name));
}

function replaced(text: string, pattern: RegExp, by: string): string | null {
  const changed = text.replace(pattern, by);
  return changed === text ? null : changed;
}
