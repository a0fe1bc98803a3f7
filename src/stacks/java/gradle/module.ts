import type { Repo } from '../../../model/repo.ts';
import { findIn } from '../../_shared/place.ts';
import { isPlainPath } from '../../_shared/safe.ts';
import { languageOf } from '../maven/module.ts';
import type { Module } from '../project.ts';
import type { Accessors } from './catalog.ts';
import { librariesOf, pluginsOf, readScript, type Script } from './script.ts';

/** A module of a Gradle build. Plugins of the root script's `subprojects` and `allprojects` hold for it too. */
export function gradleModule(repo: Repo, folder: string, rootName: string, accessors: Accessors): Module | null {
  const script = readScript(repo, folder, 'build');
  if (script === null) return null;
  const name = folder === '.' ? rootName : (folder.split('/').at(-1) ?? folder);
  const mainClass = findIn(script.file, script.text, /\b(?:mainClass(?:Name)?)(?:\.set\(|\s*=)\s*["']([\w.$]+)["']/);
  return {
    folder,
    name: { value: name, from: script.file },
    language: languageOf(repo, folder),
    packaging: 'jar',
    plugins: pluginsOf(script, accessors),
    libraries: librariesOf(script, accessors),
    jar: jarOf(repo, script, folder, name),
    mainClass,
  };
}

/** `build/libs/NAME-VERSION.jar`; a pattern where the version comes from elsewhere. */
function jarOf(repo: Repo, { file, text }: Script, folder: string, name: string): string {
  const libs = folder === '.' ? 'build/libs' : `${folder}/build/libs`;
  const own = findIn(file, text, /^[ \t]*version\s*=?\s*["']([\w.+-]+)["']/m);
  const version = own ?? findIn('gradle.properties', repo.text('gradle.properties'), /^version\s*=\s*(\S+)/m);
  const renamed = /\barchive(?:FileName|BaseName|Version)\b/.test(text);
  return version === null || renamed || !isPlainPath(name) ? `${libs}/*.jar` : `${libs}/${name}-${version.value}.jar`;
}
