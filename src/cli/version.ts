import { createRequire } from 'node:module';

/** Version of this package, read from its own package.json wherever it is installed. */
export function version(): string {
  const { version: text } = createRequire(import.meta.url)('generator-ironhull/package.json') as { version: string };
  return text;
}
