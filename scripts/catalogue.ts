import { readFileSync, writeFileSync } from 'node:fs';
import { IronhullError, UsageError } from '../src/errors.ts';
import { parseImageLines, renderImageLines, renderReferences } from './image-lines.ts';
import { openRemote } from '../src/remote/open-remote.ts';
import { refreshImages } from './refresh-images.ts';

/**
 * The dated refresh of the catalogue, run by a maintainer over the network: newest patches and digests from the registries themselves.
 * Either every line is refreshed and dated, or nothing is written. With `--offline` only references.ts is written, after a bot's bump.
 * End-of-life dates are kept by hand in src/images/cycles.ts, which names their sources.
 */
const LINES = new URL('../src/images/images.Dockerfile', import.meta.url);
const REFERENCES = new URL('../src/images/references.ts', import.meta.url);

async function refresh(): Promise<void> {
  // Not at the top: the catalogue cannot load while references.ts lacks a line, which is what --offline mends.
  const { catalogue } = await import('../src/images/index.ts');
  const text = readFileSync(LINES, 'utf8');
  const { images, kept } = await refreshImages(
    openRemote(process.env, []),
    parseImageLines(text).images,
    new Map(catalogue.map((row) => [row.id, row.cycle])),
    new Set(catalogue.filter((row) => row.login).map((row) => row.id)),
  );
  writeFileSync(LINES, renderImageLines(text, { checked: new Date().toISOString().slice(0, 10), images }));
  writeReferences();
  console.log([`refreshed ${images.length - kept.length} of ${images.length} images`, ...kept].join('\n'));
}

function writeReferences(): void {
  writeFileSync(REFERENCES, renderReferences(parseImageLines(readFileSync(LINES, 'utf8'))));
}

async function main(words: readonly string[]): Promise<void> {
  if (words.length === 0) return refresh();
  if (words.length === 1 && words[0] === '--offline') return writeReferences();
  throw new UsageError('catalogue takes --offline or nothing.');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof IronhullError)) throw error;
  console.error([error.message, ...error.hints.map((hint) => `  ${hint}`)].join('\n'));
  process.exitCode = error.code;
}
