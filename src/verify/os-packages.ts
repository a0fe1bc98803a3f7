import type { SavedImage } from './image.ts';

const DATABASES = /^(?:var\/lib\/dpkg\/status(?:\.d\/[^.]+)?|(?:usr\/)?lib\/apk\/db\/installed)$/;

/** Packages of the operating system by name, each with the names of what it depends on, as its database says. */
export type OsPackages = ReadonlyMap<string, readonly string[]>;

/** Names in the databases of dpkg (whole or in parts, as distroless keeps them) and apk. */
export async function osPackages(image: SavedImage): Promise<OsPackages> {
  const texts: string[] = [];
  for (const file of image.files.values())
    if (file.kind === 'file' && DATABASES.test(file.path)) texts.push((await image.content(file)).toString());
  return packagesIn(texts.join('\n\n'));
}

/** The same of a database's text. */
export function packagesIn(database: string): OsPackages {
  const stanzas = database.split(/\n\s*\n/);
  const providers = new Map(stanzas.flatMap((stanza) => provided(stanza).map((name) => [name, nameOf(stanza)])));
  const own = new Map(stanzas.map((stanza) => [nameOf(stanza), stanza]));
  own.delete('');
  const meant = (name: string): string => (own.has(name) ? name : (providers.get(name) ?? name));
  return new Map([...own].map(([name, stanza]) => [name, needed(stanza).map(meant)]));
}

/** These packages and all that they depend on, further down too. */
export function withDependencies(names: readonly string[], packages: OsPackages): ReadonlySet<string> {
  const all = new Set(names);
  // A set that grows while it is walked.
  for (const name of all) for (const dependency of packages.get(name) ?? []) all.add(dependency);
  return all;
}

function nameOf(stanza: string): string {
  return /^(?:Package: |P:)(\S+)$/m.exec(stanza)?.[1] ?? '';
}

function needed(stanza: string): readonly string[] {
  return fields(stanza, /^(?:Pre-Depends|Depends|D): ?(.+)$/gm);
}

function provided(stanza: string): readonly string[] {
  return fields(stanza, /^(?:Provides|p): ?(.+)$/gm);
}

/** `a (>= 1), b | c` of dpkg and `so:a.so.1 b>=1 c=2` of apk. */
function fields(stanza: string, line: RegExp): readonly string[] {
  return [...stanza.matchAll(line)].flatMap((match) =>
    (match[1] ?? '')
      .replaceAll(/\([^)]*\)/g, '')
      .split(/[,|\s]+/)
      .map((word) => word.replace(/(?::any)?(?:[<>=~].*)?$/, ''))
      .filter((word) => word !== ''),
  );
}
