import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn, place } from '../../_shared/place.ts';
import type { Project } from '../project.ts';
import { CATALOG, readCatalog } from './catalog.ts';
import { gradleModule } from './module.ts';
import { readScript, releaseOf, type Script } from './script.ts';

const WRAPPER = 'gradle/wrapper/gradle-wrapper.properties';
const WRAPPER_FILES = ['gradlew', WRAPPER, 'gradle/wrapper/gradle-wrapper.jar'];
/** What Gradle reads before any code of a module. */
const BESIDE = [
  'gradle.properties',
  CATALOG,
  'gradle/verification-metadata.xml',
  'gradle/verification-keyring.keys',
  'gradle.lockfile',
  'settings-gradle.lockfile',
];

/** A folder with a settings or build script, as a build; `null` without one. */
export function gradleProject(repo: Repo): Project | null {
  const settings = readScript(repo, '.', 'settings');
  const folders = ['.', ...(settings === null ? [] : included(settings))];
  const scripts = folders.map((folder) => readScript(repo, folder, 'build')).filter((script) => script !== null);
  const all = [...(settings === null ? [] : [settings]), ...scripts];
  if (all.length === 0) return null;
  const accessors = readCatalog(repo);
  const name = rootName(repo, settings);
  const modules = folders.map((folder) => gradleModule(repo, folder, name.value, accessors));
  return {
    ...wrapperOf(repo),
    name,
    release: scripts.map(releaseOf).find((found) => found !== null) ?? null,
    manifests: [...all.map(({ file }) => file), ...manifestsOf(repo, folders)],
    modules: modules.filter((module) => module !== null),
    loose: repo.has('gradle.lockfile') ? null : (all.map(looseVersion).find((found) => found !== null) ?? null),
    ...logins(all),
    settings: '',
  };
}

function wrapperOf(repo: Repo): Pick<Project, 'tool' | 'toolVersion' | 'toolHashed'> {
  const properties = repo.text(WRAPPER);
  return {
    tool: isWrapped(repo) ? 'gradlew' : 'gradle',
    toolVersion: findIn(WRAPPER, properties, /^distributionUrl=\S*?gradle-([\w.-]+?)-(?:bin|all)\./m),
    toolHashed: /^distributionSha256Sum=[0-9a-f]{64}\s*$/m.test(properties ?? ''),
  };
}

function isWrapped(repo: Repo): boolean {
  return WRAPPER_FILES.every((file) => repo.has(file));
}

function manifestsOf(repo: Repo, folders: readonly string[]): readonly string[] {
  const beside = BESIDE.filter((file) => repo.has(file));
  return [...(isWrapped(repo) ? WRAPPER_FILES : []), ...buildLogic(repo), ...beside, ...locks(repo, folders)];
}

function included({ text }: Script): readonly string[] {
  const lines = [...text.matchAll(/^[ \t]*include\s*\(?([^)\n]*(?:,\s*\n[^)\n]*)*)/gm)];
  const names = lines.flatMap((line) =>
    [...(line[1] ?? '').matchAll(/["']:?([\w:.-]+)["']/g)].map((one) => one[1] ?? ''),
  );
  return [...new Set(names.map((name) => name.replaceAll(':', '/')))];
}

function rootName(repo: Repo, settings: Script | null): Found<string> {
  const named =
    settings === null ? null : findIn(settings.file, settings.text, /\brootProject\.name\s*=\s*["']([^"']+)["']/);
  return named ?? { value: repo.root.replaceAll('\\', '/').split('/').at(-1) ?? 'app', from: '' };
}

/** Plugins that the repo brings along itself: they are compiled before anything is resolved. */
function buildLogic(repo: Repo): readonly string[] {
  return ['buildSrc', 'build-logic', 'gradle/plugins']
    .filter((folder) => repo.list(folder).length > 0)
    .map((folder) => `${folder}/`);
}

function locks(repo: Repo, folders: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => folder !== '.')
    .map((folder) => `${folder}/gradle.lockfile`)
    .filter((file) => repo.has(file));
}

function looseVersion({ file, text }: Script): Found<string> | null {
  return findIn(file, text, /["']([\w.-]+:[\w.-]+:(?:[^"':]*\+|latest\.\w+|[[(][^"']*|[^"']*-SNAPSHOT))["']/);
}

/** Private repositories by their address, and the variables that Gradle or the script itself takes logins from. */
function logins(scripts: readonly Script[]): Pick<Project, 'privateHosts' | 'loginVariables'> {
  const found = scripts.flatMap(({ file, text }) =>
    [...text.matchAll(/\bmaven\s*(?:\(\s*)?\{?[^{}]*?["']https?:\/\/(?:[^/@"']*@)?([A-Za-z0-9.-]+)[^"']*["']/g)].map(
      (match) => ({ value: match[1] ?? '', from: place(file, text, match.index) }),
    ),
  );
  const hosts = found.filter(
    ({ value }) =>
      !/(?:^|\.)(?:maven\.org|maven\.apache\.org|spring\.io|gradle\.org|google\.com|jitpack\.io|sonatype\.org|sonatype\.com|confluent\.io)$/.test(
        value,
      ),
  );
  const read = scripts.flatMap(({ file, text }) =>
    [
      ...text.matchAll(
        /(?:System\.getenv\(\s*["']|environmentVariable\(\s*["'])(\w*(?:USER|PASS|TOKEN|SECRET|KEY)\w*)["']/g,
      ),
    ].map((match) => ({ value: match[1] ?? '', from: place(file, text, match.index) })),
  );
  const named = scripts.flatMap(({ file, text }) =>
    [...text.matchAll(/\bname\s*=\s*["'](\w+)["'](?=[^}]*\bcredentials\s*\(?\s*PasswordCredentials)/g)].flatMap(
      (match) =>
        ['Username', 'Password'].map((half) => ({
          value: `ORG_GRADLE_PROJECT_${match[1]}${half}`,
          from: place(file, text, match.index),
        })),
    ),
  );
  return { privateHosts: hosts, loginVariables: hosts.length === 0 ? [] : [...named, ...read] };
}
