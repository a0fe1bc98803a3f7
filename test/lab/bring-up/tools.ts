import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { download, run } from '../command.ts';
import type { LabHome } from '../home.ts';
import { QUICK_GO, toolsGo } from './go.ts';

const MODULES = new URL('../tools/', import.meta.url).pathname;

/** A Go module under `tools/` and the programs built from it. */
interface ToolModule {
  /** Folder below `tools/`; empty for `tools/` itself. */
  readonly folder: string;
  /** Package paths, each ending in the program's name. */
  readonly packages: readonly string[];
}

const CURRENT: ToolModule = {
  folder: '',
  packages: [
    'github.com/moby/buildkit/cmd/buildkitd',
    'github.com/moby/buildkit/frontend/dockerfile/cmd/dockerfile-frontend',
    'github.com/docker/buildx/cmd/buildx',
  ],
};

/** BuildKit release that shipped each Dockerfile frontend minor. `1` is the release that builds. */
export const FRONTENDS: Readonly<Record<string, ToolModule>> = {
  '1.14': {
    folder: 'frontend-1.14',
    packages: ['github.com/moby/buildkit/frontend/dockerfile/cmd/dockerfile-frontend'],
  },
  '1': CURRENT,
};

/** Folder with `buildkitd`, `buildx` and the newest `dockerfile-frontend`. */
export async function buildTools(home: LabHome): Promise<string> {
  return build(home, CURRENT);
}

/** Path of the frontend program for a tag, as in `1.14`. */
export async function buildFrontend(home: LabHome, tag: string): Promise<string> {
  const module = FRONTENDS[tag];
  if (!module) throw new Error(`no frontend module for ${tag}`);
  return join(await build(home, module), 'dockerfile-frontend');
}

/** Builds once per content of go.sum; a broken-off build leaves nothing that looks finished. */
async function build(home: LabHome, module: ToolModule): Promise<string> {
  const source = join(MODULES, module.folder);
  const goMod = await readFile(join(source, 'go.mod'), 'utf8');
  const key = createHash('sha256')
    .update(goMod)
    .update(await readFile(join(source, 'go.sum')))
    .digest('hex')
    .slice(0, 16);
  const target = join(home.bin, `${module.folder || 'current'}-${key}`);
  if (
    await access(target).then(
      () => true,
      () => false,
    )
  )
    return target;
  const go = await toolsGo(home);
  const options = {
    cwd: source,
    log: join(home.logs, 'go.log'),
    env: { ...QUICK_GO, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' },
  };
  await download(go, ['mod', 'download'], options);
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  const version = /github\.com\/moby\/buildkit (v\S+)/.exec(goMod)?.[1] ?? '';
  const ldflags = `-s -w -X github.com/moby/buildkit/version.Version=${version}`;
  await run(go, ['build', '-trimpath', '-ldflags', ldflags, '-o', `${part}/`, ...module.packages], options);
  await rename(part, target);
  return target;
}
