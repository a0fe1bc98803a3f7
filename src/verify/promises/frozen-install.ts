import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rebuild, type Bench } from '../bench.ts';
import { broken, judge, notApplicable, notProvable, type HardeningPromise } from '../promise.ts';

/** A manifest and an edit that its lockfile does not know. */
interface Tampering {
  readonly manifest: string;
  readonly lockfiles: readonly string[];
  readonly edit: (text: string) => string | null;
}

/** Names that exist nowhere: a build that accepts them has not looked at the lockfile. */
const TAMPERINGS: readonly Tampering[] = [
  {
    manifest: 'package.json',
    lockfiles: ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'],
    edit: (text) => {
      const json = JSON.parse(text) as Record<string, Record<string, string>>;
      return JSON.stringify({ ...json, dependencies: { ...json['dependencies'], 'is-number': '7.0.0' } }, null, 2);
    },
  },
  {
    manifest: 'pyproject.toml',
    lockfiles: ['uv.lock', 'poetry.lock'],
    edit: (text) =>
      replaced(text, /^dependencies\s*=\s*\[/m, 'dependencies = ["iniconfig==2.0.0", ') ??
      replaced(text, /^\[tool\.poetry\.dependencies\]\n/m, '[tool.poetry.dependencies]\niniconfig = "2.0.0"\n'),
  },
  { manifest: 'go.sum', lockfiles: ['go.sum'], edit: (text) => replaced(text, /h1:[\w+/]{8}/, 'h1:AAAAAAAA') },
  {
    manifest: 'requirements.txt',
    lockfiles: ['requirements.txt'],
    edit: (text) => replaced(text, /sha256:[0-9a-f]{8}/g, 'sha256:00000000'),
  },
];

/** H7: the build must refuse a manifest that its lockfile does not know. */
export const frozenInstall: HardeningPromise = {
  id: 'H7',
  title: 'installs exactly what the lockfile says',
  async prove(bench) {
    const declared = bench.subject.deviations.find((deviation) => deviation.promise === 'H7');
    if (declared) return notApplicable(`declared in the file: ${declared.why}`);
    const sent = await bench.sent();
    const found = TAMPERINGS.find(
      ({ manifest, lockfiles }) => sent.includes(manifest) && lockfiles.some((lock) => sent.includes(lock)),
    );
    if (!found)
      return sent.includes('package.json')
        ? broken('no lockfile reaches the build')
        : notApplicable('nothing to install: no manifest with a lockfile is in the build');
    return tamper(bench, found);
  },
};

async function tamper(bench: Bench, { manifest, edit }: Tampering): Promise<ReturnType<typeof judge>> {
  const context = join(bench.folder, 'tampered');
  await cp(bench.context, context, { recursive: true, verbatimSymlinks: true });
  const changed = edit(await readFile(join(context, manifest), 'utf8'));
  if (changed === null) return notProvable(`${manifest} carries no hash or list that could be tampered with`);
  await writeFile(join(context, manifest), changed);
  const dockerfile = bench.dockerfile.replace(bench.context, context);
  const run = await rebuild(bench, { context, dockerfile });
  return judge(
    run.ok ? [`the build accepts a ${manifest} that its lockfile does not know`] : [],
    `a ${manifest} that the lockfile does not know stops the build`,
  );
}

function replaced(text: string, pattern: RegExp, by: string): string | null {
  const changed = text.replace(pattern, by);
  return changed === text ? null : changed;
}
