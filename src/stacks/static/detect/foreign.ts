import type { Repo } from '../../../model/repo.ts';

/** Manifests of programs and of site generators: a page beside one of them is a part of something else. */
const MANIFESTS = [
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
  'Gemfile',
  'mix.exs',
  'pubspec.yaml',
  'CMakeLists.txt',
  'mkdocs.yml',
  '_config.yml',
];
const PROJECT_FILE = /\.(?:csproj|fsproj|vbproj|sln|slnx|gemspec|cabal)$/;

/** Whether something else than a plain site lives in this folder. */
export function foreignManifest(repo: Repo): boolean {
  return MANIFESTS.some((file) => repo.has(file)) || repo.list('').some((name) => PROJECT_FILE.test(name));
}
