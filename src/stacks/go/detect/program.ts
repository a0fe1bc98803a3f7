import type { Found } from '../../../model/evidence.ts';
import type { Shape, WritablePath } from '../../../model/facts.ts';
import type { Repo } from '../../../model/repo.ts';
import type { GoDetails } from '../facts.ts';
import { findAssets } from '../scan/assets.ts';
import { findCgo } from '../scan/cgo.ts';
import { findWritable } from '../scan/disk.ts';
import { findEmbeds } from '../scan/embed.ts';
import type { GoMod } from '../scan/go-mod.ts';
import { findHealthCommand } from '../scan/health-command.ts';
import { findHealth } from '../scan/health.ts';
import type { GoFile } from '../scan/packages.ts';
import { findPort, findPortVariable, listens, type Listening } from '../scan/ports.ts';
import { findSignals } from '../scan/signals.ts';
import { BUILD_FILES, findVersionVariables } from '../scan/version-variables.ts';
import { textsOf } from './texts.ts';

/** What the code of one program says of it. */
export interface Program {
  readonly shape: Shape;
  readonly listening: Found<Listening> | null;
  readonly health: Found<string> | null;
  readonly writable: readonly Found<WritablePath>[];
  /** System libraries that it links and no image has. */
  readonly libraries: readonly Found<string>[];
  readonly details: Omit<GoDetails, 'module' | 'install' | 'manifests' | 'goprivate' | 'privateHosts'>;
}

const COMPILED = /(\.(?:c|h|cc|cpp|cxx|hh|hpp|s|S|syso))$/;

/** Reads the files that a program is made of; no file at all means that the program is not chosen yet. */
export function programDetails(repo: Repo, mod: GoMod, files: readonly GoFile[]): Program {
  const listening = findPort(files);
  const cgo = findCgo(files, mod.requires, besides(repo, files));
  return {
    shape: files.length > 0 && listening === null && !listens(files) ? 'worker' : 'binary',
    listening,
    health: findHealth(files),
    writable: findWritable(files),
    libraries: cgo?.libraries ?? [],
    details: {
      cgo: cgo?.why ?? null,
      cplusplus: cgo?.cplusplus ?? false,
      healthCommand: findHealthCommand(files),
      portVariable: findPortVariable(files),
      signals: findSignals(files),
      versionVariables: findVersionVariables(textsOf(repo, BUILD_FILES), files, mod.module.value),
      embeds: findEmbeds(files),
      assets: findAssets(files, (path) => repo.has(path) || repo.list(path).length > 0),
      endings: [...new Set(besides(repo, files).flatMap((path) => COMPILED.exec(path)?.[1] ?? []))].toSorted(),
    },
  };
}

/** Every file in the folders that the program's packages are in. */
function besides(repo: Repo, files: readonly GoFile[]): readonly string[] {
  const folders = new Set(files.map((file) => folderOf(file.path)));
  return repo.files().filter((path) => folders.has(folderOf(path)));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** `cmd/api` and `./cmd/api/` mean the same program. */
export function entryPath(given: string): string {
  const path = given.replace(/^\.?\//, '').replace(/\/+$/, '');
  return path === '' || path === '.' ? '.' : `./${path}`;
}
