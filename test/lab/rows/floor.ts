import type { SavedImage } from '../../../src/verify/image.ts';

/** What the smallest image of an app could not do without, in bytes of files. */
export interface Floor {
  /** The interpreter or server that runs the app; nothing for a compiled program. */
  readonly runtime: number;
  /** Production dependencies, without the byte code made of them. */
  readonly dependencies: number;
  /** The app itself: its sources, what its build made, or its program. */
  readonly app: number;
}

/** Files of what runs an app, by what its base image provides. Add-ons and byte code are left out. */
const RUNTIMES: Readonly<Record<string, RegExp>> = {
  node: /^(?:nodejs\/bin|usr\/local\/bin|usr\/bin)\/node$/,
  bun: /^usr\/local\/bin\/bun$/,
  python:
    /^usr\/(?:local\/)?(?:bin\/python3\.\d+|lib\/(?:x86_64-linux-gnu\/|aarch64-linux-gnu\/)?libpython3[\w.]*\.so[\w.]*|lib\/python3\.\d+\/(?!site-packages\/|dist-packages\/|config-).*)$/,
  nginx: /^(?:usr\/sbin\/nginx|etc\/nginx\/mime\.types)$/,
  dotnet: /^usr\/share\/dotnet\//,
  java: /^(?:opt\/java|usr\/lib\/jvm|usr\/lib\/java)\//,
};

/** Places that templates put an app and what it needs in. */
const APP = /^(?:app|opt\/venv|srv|usr\/share\/nginx\/html)(?:\/|$)/;
const DEPENDENCIES = /(?:^|\/)(?:node_modules|site-packages)\//;
const BYTE_CODE = /\.pyc$/;

/**
 * The floor of an image: runtime, production dependencies and app. Read from an image that ships nothing but production dependencies, which
 * H4 shows; the same app packed in another way has the same floor.
 */
export function floorOf(image: SavedImage, provides: string): Floor {
  const program = programOf(image);
  const partOf = (path: string): keyof Floor | null => {
    if (RUNTIMES[provides]?.test(path)) return 'runtime';
    if (!APP.test(path) && path !== program) return null;
    return DEPENDENCIES.test(path) ? 'dependencies' : 'app';
  };
  const floor = { runtime: 0, dependencies: 0, app: 0 };
  for (const { kind, path, size } of image.files.values()) {
    const part = kind === 'file' && !BYTE_CODE.test(path) ? partOf(path) : null;
    if (part !== null) floor[part] += size;
  }
  return floor;
}

function programOf({ config }: SavedImage): string {
  const [program = ''] = config.Entrypoint ?? config.Cmd ?? [];
  return program.replace(/^\//, '');
}

/** All of it. */
export function floorBytes({ runtime, dependencies, app }: Floor): number {
  return runtime + dependencies + app;
}
