import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { findIn, place } from '../../_shared/place.ts';
import { withoutComments } from '../scan/source.ts';
import type { Coordinate } from '../project.ts';
import type { Accessors } from './catalog.ts';

/** A build script of either language, read and never run; comments are blanked out. */
export interface Script {
  readonly file: string;
  readonly text: string;
}

/** The script of a folder, Kotlin's or Groovy's; `null` when there is none. `stem` is `build` or `settings`. */
export function readScript(repo: Repo, folder: string, stem: string): Script | null {
  const at = folder === '.' ? '' : `${folder}/`;
  const file = [`${at}${stem}.gradle.kts`, `${at}${stem}.gradle`].find((path) => repo.has(path));
  return file === undefined ? null : { file, text: withoutComments(repo.text(file) ?? '') };
}

/** Plugins that a script applies. */
export function pluginsOf(script: Script, { plugins }: Accessors): readonly Found<Coordinate>[] {
  return [
    ...matches(
      script,
      /\bid\s*\(?\s*["']([\w.-]+)["']\s*\)?(?:\s*version\s*\(?\s*["']([\w.-]+)["'])?/g,
      ([id, version]) => ({ id, version }),
    ),
    ...matches(
      script,
      /\bkotlin\(\s*["']([\w.-]+)["']\s*\)(?:\s*version\s*\(?\s*["']([\w.-]+)["'])?/g,
      ([id, version]) => ({ id: `org.jetbrains.kotlin.${id}`, version }),
    ),
    ...matches(script, /\balias\s*\(?\s*libs\.plugins\.([\w.]+)/g, ([alias]) => plugins.get(alias) ?? null),
    ...matches(script, /\bapply\s*\(?\s*plugin\s*[:=]\s*["']([\w.-]+)["']/g, ([id]) => ({ id, version: '' })),
    ...matches(script, /^\s*`?(application|java|java-library|war|groovy|scala)`?\s*$/gm, ([id]) => ({
      id,
      version: '',
    })),
  ];
}

/** Libraries that a script names outside of tests. */
export function librariesOf(script: Script, { libraries }: Accessors): readonly Found<Coordinate>[] {
  const scopes = String.raw`^[ \t]*(?:implementation|api|runtimeOnly|compile|runtime)\s*\(?\s*(?:(?:enforcedP|p)latform\()?\s*`;
  return [
    ...matches(script, new RegExp(`${scopes}["']([\\w.-]+:[\\w.-]+)(?::([^"']+))?["']`, 'gm'), ([id, version]) => ({
      id,
      version,
    })),
    ...matches(
      script,
      new RegExp(`${scopes}libs\\.([\\w.]+)`, 'gm'),
      ([alias]) => libraries.get(alias.replace(/\.get$/, '')) ?? null,
    ),
  ];
}

/** Java version of a toolchain, else of what is compiled for. */
export function releaseOf({ file, text }: Script): Found<string> | null {
  return (
    findIn(file, text, /\bJavaLanguageVersion\.of\(\s*["']?(\d+)/) ??
    findIn(file, text, /\bjvmToolchain\(\s*(\d+)/) ??
    findIn(file, text, /\boptions\.release(?:\.set\(|\s*=)\s*(\d+)/) ??
    findIn(
      file,
      text,
      /\b(?:sourceCompatibility|targetCompatibility)\s*=?\s*(?:JavaVersion\.VERSION_)?["']?(?:1[._](?=8))?(\d+)/,
    )
  );
}

function matches(
  { file, text }: Script,
  pattern: RegExp,
  read: (groups: [string, string]) => Coordinate | null,
): readonly Found<Coordinate>[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = read([match[1] ?? '', match[2] ?? '']);
    return value === null ? [] : [{ value, from: place(file, text, match.index + match[0].search(/\S/)) }];
  });
}
