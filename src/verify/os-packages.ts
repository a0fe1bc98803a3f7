import type { SavedImage } from './image.ts';

const DATABASES = /^(?:var\/lib\/dpkg\/status(?:\.d\/[^.]+)?|(?:usr\/)?lib\/apk\/db\/installed)$/;

/** Names in the databases of dpkg (whole or in parts, as distroless keeps them) and apk. */
export async function osPackages(image: SavedImage): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const file of image.files.values()) {
    if (file.kind !== 'file' || !DATABASES.test(file.path)) continue;
    for (const [, name = ''] of (await image.content(file)).toString().matchAll(/^(?:Package: |P:)(\S+)$/gm))
      names.add(name);
  }
  return names;
}
