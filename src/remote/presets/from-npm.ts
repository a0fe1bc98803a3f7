import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RemoteError } from '../../errors.ts';
import type { FetchedPreset, PresetReference } from '../../model/preset-reference.ts';
import type { Surrounding } from './preset-source.ts';
import { filesOf } from './tarball.ts';

/** Milliseconds. */
const PATIENCE = 60_000;
const PACK = [
  'pack',
  '--json',
  '--ignore-scripts',
  '--loglevel=error',
  '--prefer-online',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
];
/** Of a packed package. */
const MOST_BYTES = 2_000_000;

/** A package from the registry by npm itself, with its own configuration and logins. It is packed, never installed: nothing of it runs. */
export async function fetchFromNpm(
  { name, range, source }: PresetReference & { readonly kind: 'npm' },
  folder: string,
  { env, registries }: Surrounding,
): Promise<FetchedPreset> {
  const { execa } = await import('execa');
  const words = [...PACK, '--pack-destination', folder, ...registries];
  const { failed, stdout, timedOut, code } = await execa('npm', [...words, '--', `${name}@${range}`], {
    env: { ...env },
    extendEnv: false,
    cwd: folder,
    stdin: 'ignore',
    timeout: PATIENCE,
    forceKillAfterDelay: 1_000,
    maxBuffer: 1_000_000,
    reject: false,
  });
  if (code === 'ENOENT') throw new RemoteError('npm is not installed, and a preset comes by it. Nothing was written.');
  if (timedOut) throw new RemoteError(`${source}: npm had no answer within ${PATIENCE / 1000} s. Nothing was written.`);
  if (failed)
    throw new RemoteError(
      `${source}@${range}: npm can't get it: the registry can't be reached, has no such version, or needs a login. Nothing was written.`,
      {
        hints: [`npm view ${name}@${range}     says what npm says`],
      },
    );
  const { filename, version } = packed(stdout, source);
  const files = filesOf(bytesOf(join(folder, filename), source), source);
  return { version, read: async (path) => files.get(`package/${path}`) ?? null };
}

function packed(stdout: string, source: string): { readonly filename: string; readonly version: string } {
  const [first] = JSON.parse(stdout) as readonly { readonly filename?: unknown; readonly version?: unknown }[];
  const { filename, version } = first ?? {};
  if (typeof filename === 'string' && typeof version === 'string' && /^[\w.@+-]+$/.test(filename))
    return { filename, version };
  throw new RemoteError(`${source}: npm gave an answer that is not understood. Nothing was written.`);
}

function bytesOf(file: string, source: string): Buffer {
  if (statSync(file).size > MOST_BYTES)
    throw new RemoteError(
      `${source}: a preset of more than ${MOST_BYTES / 1_000_000} MB is none. Nothing was written.`,
    );
  return readFileSync(file);
}
