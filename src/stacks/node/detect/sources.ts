import type { Repo } from '../../../model/repo.ts';
import { readCode, type SourceFile } from '../../_shared/code.ts';
import { isPlainPath } from '../../_shared/safe.ts';

/** Folders that no build reads and no image ships. */
const ASIDE = new Set([
  '.circleci',
  '.git',
  '.github',
  '.gitlab',
  '.husky',
  '.idea',
  '.ironhull',
  '.vscode',
  '__mocks__',
  '__tests__',
  'coverage',
  'cypress',
  'deploy',
  'doc',
  'docs',
  'e2e',
  'example',
  'examples',
  'k8s',
  'node_modules',
  'playwright-report',
  'spec',
  'specs',
  'test',
  'test-results',
  'tests',
]);
/** Folders that builds make. */
const MADE = new Set(['.next', '.nuxt', '.output', '.turbo', 'build', 'dist', 'lib-cov', 'out']);
/** Root files that builds and programs read. A closed list: a key or an account file beside package.json must stay out. */
const ROOT_SOURCE = /\.(?:[cm]?[jt]sx?|html|css|vue|svelte|graphql|prisma)$/;
const ROOT_SETTINGS =
  /^(?:tsconfig(?:\.[\w-]+)?\.json|jsconfig\.json|nest-cli\.json|components\.json|angular\.json|\.babelrc(?:\.json)?|\.swcrc|\.browserslistrc|\.postcssrc(?:\.json)?)$/;
/** Root files that a program may read by name; lockfiles and accounts are none. */
const NAMED_FILE =
  /^(?!package)(?!.*(?:lock|account|credential|secret)).+\.(?:json|html|ejs|hbs|pug|graphql|sql|txt|ya?ml)$/;
const TEST_FILE =
  /(?:^|[./-])(?:test|spec|stories)\.[cm]?[jt]sx?$|^(?:jest|vitest|playwright|cypress|eslint|prettier)\.config\./;
const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;

/** Source files that are read for evidence: not tests, not declarations, not what a build made. */
export function sourceCode(repo: Repo, built: boolean): readonly SourceFile[] {
  const kept = (path: string): boolean => {
    const folders = path.split('/').slice(0, -1);
    return !folders.some((name) => ASIDE.has(name)) && !(built && MADE.has(folders[0] ?? ''));
  };
  return readCode(repo, (path) => CODE.test(path) && !path.endsWith('.d.ts') && !TEST_FILE.test(path) && kept(path));
}

/** Folders and root files that a build may read, as patterns of an allow-list. */
export function buildSources(repo: Repo, output: string | null): readonly string[] {
  const top = output?.split('/')[0];
  const names = repo.list('').filter((name) => isPlainPath(name.replace(/\/$/, '')));
  const folders = names.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1));
  const kept = folders.filter((name) => !ASIDE.has(name) && !MADE.has(name) && name !== top && !name.startsWith('.'));
  const files = names.filter((name) => !name.endsWith('/') && (ROOT_SOURCE.test(name) || ROOT_SETTINGS.test(name)));
  return [...kept.map((name) => `${name}/`), ...files.filter((name) => !TEST_FILE.test(name))];
}

/**
 * What a program without a build needs at run time: what its entry imports, followed through the repo, and folders that the code names in a
 * string. Paths of folders end with a slash.
 */
export function runtimeSources(repo: Repo, entry: string, code: readonly SourceFile[]): readonly string[] {
  const reached = closure(entry, code);
  const texts = code.filter((file) => reached.has(file.path)).map((file) => file.text);
  const named = folderNames(repo).filter((name) => texts.some((text) => namesFolder(text, name)));
  const files = repo.list('').filter((name) => NAMED_FILE.test(name) && isPlainPath(name));
  const read = files.filter((name) => texts.some((text) => namesFolder(text, name)));
  const tops = [...reached, ...read, ...named.map((name) => `${name}/x`)].map((path) =>
    path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : path,
  );
  return [...new Set(tops)].toSorted();
}

/** Folders that built code still reads by name at run time: templates, public files, translations. */
export function assetFolders(repo: Repo, code: readonly SourceFile[], output: string): readonly string[] {
  const own = new Set(code.map((file) => file.path.split('/')[0]));
  const top = output.split('/')[0];
  const names = folderNames(repo).filter((name) => !own.has(name) && name !== top);
  return names.filter((name) => code.some((file) => namesFolder(file.text, name))).map((name) => `${name}/`);
}

function folderNames(repo: Repo): readonly string[] {
  const folders = repo
    .list('')
    .filter((name) => name.endsWith('/'))
    .map((name) => name.slice(0, -1));
  return folders.filter((name) => !ASIDE.has(name) && !name.startsWith('.') && isPlainPath(name));
}

function namesFolder(text: string, name: string): boolean {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`['"\x60](?:\.{0,2}/)*${escaped}(?:/[^'"\x60\n]*)?['"\x60]`).test(text);
}

const IMPORTS = /(?:from|import|require\(|import\()\s*['"](\.{1,2}\/[^'"\n]+|\.{1,2})['"]/g;
const ENDINGS = [
  '',
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.mts',
  '.cts',
  '.json',
  '/index.js',
  '/index.mjs',
  '/index.cjs',
  '/index.ts',
];

function closure(entry: string, code: readonly SourceFile[]): ReadonlySet<string> {
  const texts = new Map(code.map((file) => [file.path, file.text]));
  const reached = new Set<string>([entry]);
  for (const path of reached) {
    for (const match of (texts.get(path) ?? '').matchAll(IMPORTS)) {
      const found = resolveImport(path, match[1] ?? '', texts);
      if (found !== null) reached.add(found);
    }
  }
  return reached;
}

function resolveImport(from: string, wanted: string, texts: ReadonlyMap<string, string>): string | null {
  const parts = from.split('/').slice(0, -1);
  for (const part of wanted.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  const base = parts.join('/');
  const known = ENDINGS.map((ending) => `${base}${ending}`).find((path) => texts.has(path));
  return known ?? (base.endsWith('.json') ? base : null);
}
