import type { Answers } from '../../../model/answers.ts';
import type { Repo } from '../../../model/repo.ts';

/** Manifests of programs: a page beside one of them is a part of something else. */
const PROGRAMS = [
  'package.json',
  'deno.json',
  'go.mod',
  'pyproject.toml',
  'requirements.txt',
  'setup.py',
  'Pipfile',
  'manage.py',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
  'Cargo.toml',
  'composer.json',
  'config.ru',
  'mix.exs',
  'pubspec.yaml',
  'CMakeLists.txt',
];
/** Manifests of site generators, and of what may be one. */
const GENERATORS = ['Gemfile', 'mkdocs.yml', '_config.yml'];
const PROJECT_FILE = /\.(?:csproj|fsproj|vbproj|sln|slnx|cabal)$/;

/** Whether a program lives in this folder. A site may come with tools of Node; whose it is then, only a person can say. */
export function programManifest(repo: Repo, { stack }: Answers): boolean {
  const programs = stack === 'static' ? PROGRAMS.filter((file) => file !== 'package.json') : PROGRAMS;
  return programs.some((file) => repo.has(file)) || repo.list('').some((name) => PROJECT_FILE.test(name));
}

/** Whether something else than a plain site lives in this folder. */
export function foreignManifest(repo: Repo): boolean {
  return (
    programManifest(repo, {}) ||
    GENERATORS.some((file) => repo.has(file)) ||
    repo.list('').some((name) => name.endsWith('.gemspec'))
  );
}
