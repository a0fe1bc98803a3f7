import type { SecretProposal } from '../../../model/secret.ts';
import type { Repo } from '../../../model/repo.ts';
import type { GoDetails } from '../facts.ts';
import { readGoWork, type GoMod } from '../scan/go-mod.ts';
import { ENVIRONMENT_FILES, findPrivateModules } from '../scan/private-modules.ts';
import { secretProposals } from '../secrets.ts';
import { textsOf } from './texts.ts';

type OfModule = Pick<GoDetails, 'install' | 'manifests' | 'goprivate' | 'privateHosts'>;

/** What go.mod and the files beside it say of the module's dependencies. */
export function moduleDetails(
  repo: Repo,
  mod: GoMod,
): { readonly details: OfModule; readonly secrets: readonly SecretProposal[] } {
  const vendored = repo.has('vendor/modules.txt');
  const outside = mod.requires.filter(({ value }) => localTarget(mod, value.path) === null);
  const install = vendored ? 'vendor' : outside.length > 0 ? 'modules' : 'none';
  const found = findPrivateModules(textsOf(repo, ENVIRONMENT_FILES), mod.module.value, outside);
  const hidden = install === 'modules' ? found : null;
  return {
    details: {
      install,
      manifests: manifests(repo, mod),
      goprivate: hidden?.patterns ?? '',
      privateHosts: hidden?.hosts ?? [],
    },
    secrets: install === 'modules' ? secretProposals(hidden) : [],
  };
}

/** Folder that a `replace` line puts in a module's place, relative to the repo; `null` when there is none. */
export function localTarget(mod: GoMod, path: string): string | null {
  const found = mod.replaces.find(({ value }) => value.path === path && /^\.{1,2}(?:\/|$)/.test(value.target));
  return found === undefined ? null : found.value.target.replace(/^\.\//, '').replace(/\/+$/, '');
}

/** The root's own files, and those of the folders that a `replace` or a go.work beside go.mod joins. */
function manifests(repo: Repo, mod: GoMod): GoDetails['manifests'] {
  const joined = [
    ...mod.replaces.map(({ value }) => localTarget(mod, value.path)),
    ...readGoWork('go.work', repo.text('go.work') ?? '').map(({ value }) =>
      value.replace(/^\.\/?/, '').replace(/\/+$/, ''),
    ),
  ];
  const folders = [...new Set(joined.filter((folder) => folder !== null && folder !== '' && !folder.startsWith('..')))];
  const names = ['go.mod', 'go.sum', 'go.work', 'go.work.sum'];
  return ['', ...folders.map(String).toSorted()].map((folder) => ({
    folder,
    files: (folder === '' ? names : names.slice(0, 2))
      .map((file) => (folder === '' ? file : `${folder}/${file}`))
      .filter((file) => repo.has(file)),
  }));
}
