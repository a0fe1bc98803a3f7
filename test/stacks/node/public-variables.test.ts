import { describe, expect, it } from 'vitest';
import { gitVersion } from '../../../src/stacks/node/detect/git-version.ts';
import { publicVariables } from '../../../src/stacks/node/detect/public-variables.ts';
import { readJson } from '../../../src/stacks/_shared/json-file.ts';
import { repoOf } from '../repo-of.ts';

const code = [
  { path: 'src/a.js', text: 'import.meta.env.VITE_API;\nimport.meta.env.VITE_SESSION_SECRET;\nprocess.env.HOME' },
];

describe('public variables', () => {
  it('are those that the code reads, less those in committed files', () => {
    const repo = repoOf({ '.env.production': 'VITE_API=https://api.example\n' });
    const found = publicVariables(repo, code, 'VITE_', {});
    expect(found.files).toEqual(['.env.production']);
    expect(found.buildArgs).toEqual([]);
  });

  it('with the name of a secret stop the run, unless a person names them', () => {
    const stopped = publicVariables(repoOf({}), code, 'VITE_', {});
    expect(stopped.blockers).toMatchObject([{ name: 'secret-in-public-variable', from: 'src/a.js:2' }]);
    expect(stopped.buildArgs).toEqual([{ value: 'VITE_API', from: 'src/a.js:1' }]);
    expect(publicVariables(repoOf({}), code, 'VITE_', { buildArgs: ['VITE_SESSION_SECRET'] }).blockers).toEqual([]);
  });

  it('a file that also names private ones stays out', () => {
    const repo = repoOf({ '.env': 'VITE_API=x\nDATABASE_URL=y\n' });
    expect(publicVariables(repo, code, 'VITE_', {}).files).toEqual([]);
  });
});

describe('a version from git', () => {
  const read = (scripts: Readonly<Record<string, string>>, text: string): ReturnType<typeof gitVersion> => {
    const manifest = readJson(repoOf({ 'package.json': { scripts } }), 'package.json');
    if (manifest === null) throw new TypeError('no package.json');
    return gitVersion(manifest, [{ path: 'v.js', text }]);
  };

  it('comes by the variable that the code tries first', () =>
    expect(read({}, "const v = process.env.APP_VERSION ?? execSync('git describe --tags')").buildArgs).toEqual([
      { value: 'APP_VERSION', from: 'v.js:1' },
    ]));
  it('without such a variable the run stops', () =>
    expect(read({}, "execSync('git rev-parse HEAD')").blockers).toMatchObject([
      { name: 'version-from-git', from: 'v.js:1' },
    ]));
  it('also where the script itself asks git', () =>
    expect(read({ build: 'V=$(git describe) tsc' }, '').blockers).toMatchObject([{ from: 'package.json:3' }]));
  it('code that only speaks of git is none', () =>
    expect(read({}, "log('see git')")).toEqual({ buildArgs: [], blockers: [] }));
});
