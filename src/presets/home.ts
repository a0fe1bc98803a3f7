/** Where documents come from: a repository, an unpacked package, a git tree, one URL. Relative `extends` never leave it. */
export interface PresetHome {
  /** Without version: `repository`, `npm:@acme/ironhull`, `github:acme/platform`. */
  readonly source: string;
  /** Exact version or commit; empty where there is none. */
  readonly version: string;
  /** What stands in front of a document's path when it is shown; empty for the repository. */
  readonly title: string;
  /** Text of a document, `null` when there is none. */
  readonly read: (path: string) => Promise<string | null>;
}

/** A document and its home. */
export interface PresetPlace {
  readonly home: PresetHome;
  /** Relative to the home, with forward slashes. */
  readonly path: string;
  /** As `extends` names it; empty for what stands in the home of the preset that does. */
  readonly reference: string;
}

/** Finds what `extends` names outside of the home that says so; `null` where it was never locked and nothing may be fetched. */
export type FindPreset = (reference: string) => Promise<PresetPlace | null>;

/** A home by its source and version. */
export function homeOf(source: string, version: string, read: PresetHome['read']): PresetHome {
  const short = /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 12) : version;
  return { source, version, title: `${source}${short === '' ? '' : `@${short}`} `, read };
}

/** A relative path seen from a document; `null` when it leaves the home. */
export function besideOf(path: string, relative: string): string | null {
  const parts = path.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
