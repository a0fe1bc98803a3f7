import { execa } from 'execa';
import { run } from '../command.ts';

/** What an image is, as read from the image itself. */
export interface ImageFacts {
  readonly config: {
    readonly Entrypoint: readonly string[] | null;
    readonly Cmd: readonly string[] | null;
    readonly User?: string;
    readonly WorkingDir: string;
    readonly Env: readonly string[] | null;
    readonly StopSignal?: string;
  };
  /** Every path in the flattened file system, without the leading slash; links with their target. */
  readonly files: ReadonlyMap<string, { readonly mode: string; readonly link?: string }>;
  readonly passwd: string;
  readonly osRelease: string;
}

/** The engine that is asked, by its client's environment, and the file that receives commands and their output. */
export interface Engine {
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
}

/** Reads config and flattened file system of an image that the engine can pull. */
export async function imageFacts(options: Engine, reference: string): Promise<ImageFacts> {
  await run('docker', ['pull', '-q', reference], options);
  const config = JSON.parse(
    await run('docker', ['image', 'inspect', '--format', '{{json .Config}}', reference], options),
  );
  const container = (await run('docker', ['create', reference, '/none'], options)).trim();
  try {
    const listing = await tar(options, container, ['-tv', '--numeric-owner']);
    const read = async (path: string): Promise<string> => tar(options, container, ['-xO', '--occurrence=1', path]);
    return {
      config,
      files: parseListing(listing),
      passwd: await read('etc/passwd'),
      osRelease: await read('usr/lib/os-release'),
    };
  } finally {
    await run('docker', ['rm', '-f', container], options);
  }
}

async function tar({ env }: Engine, container: string, args: readonly string[]): Promise<string> {
  const exported = execa('docker', ['export', container], {
    env: { ...env },
    buffer: false,
    reject: false,
  });
  const result = await exported.pipe('tar', args, { reject: false, maxBuffer: 64 * 1024 * 1024 });
  return result.stdout;
}

/** Lines of `tar -tv`: mode, owner, size, date, time, path, and `-> target` for links. */
export function parseListing(listing: string): ImageFacts['files'] {
  const files = new Map<string, { mode: string; link?: string }>();
  for (const line of listing.split('\n')) {
    const match = /^(\S{10})\S* +\S+ +\S+ +\S+ +\S+ (.*)$/.exec(line);
    if (!match) continue;
    const [, mode = '', rest = ''] = match;
    const [path = '', link] = rest.split(/ (?:->|link to) /);
    files.set(path.replace(/^\.?\//, '').replace(/\/$/, ''), link === undefined ? { mode } : { mode, link });
  }
  return files;
}
