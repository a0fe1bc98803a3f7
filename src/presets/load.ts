import { UsageError } from '../errors.ts';
import type { OfferedCode } from '../model/code.ts';
import { NO_POLICY, type Policy } from '../model/policy.ts';
import type { WorkTree } from '../repo/enclosing.ts';
import type { FindPreset, PresetHome, PresetPlace } from './home.ts';
import { copyPath } from './find-locked.ts';
import type { Layers } from './layers.ts';
import type { ReadLayer } from './merge.ts';
import { sha256 } from './sha256.ts';

const NAMES = ['ironhull.config.json', 'ironhull.config.yaml', 'ironhull.config.yml'] as const;

/** A policy, and what of it has to be kept so that nothing is fetched again. */
export interface Loaded {
  readonly policy: Policy;
  /** Copies of presets from elsewhere, by path. */
  readonly copies: ReadonlyMap<string, string>;
  /** What presets want to run: nothing of it does before it is trusted. */
  readonly offered: readonly OfferedCode[];
}

/** The policy for a folder: every `ironhull.config.{json,yaml}` from the root of its git working tree down to it, and all they extend. */
export async function loadPolicy(tree: WorkTree, find: FindPreset, anchor: PresetPlace | null): Promise<Loaded> {
  const own = configsOf(tree);
  if (own.length === 0 && anchor === null) return { policy: NO_POLICY, copies: new Map(), offered: [] };
  // Most folders follow nobody, and need nothing of what reads presets.
  const [{ layersOf }, { merge }] = await Promise.all([import('./layers.ts'), import('./merge.ts')]);
  const read = await layersOf(anchor === null ? own : [anchor, ...own], find);
  if (anchor === null) return { policy: merge(read), copies: copiesOf(read), offered: offeredBy(read) };
  const named = await layersOf(own, find);
  const [from] = own;
  const missing = [...read.missing, ...unanchored(read, named, from?.path ?? 'ironhull.config.yaml', anchor)];
  return { policy: merge({ ...read, missing }), copies: copiesOf(read), offered: offeredBy(read) };
}

/** A repository that does not name what it is held to is held to it all the same, and told. */
function unanchored(all: Layers, named: Layers, from: string, { home, path }: PresetPlace): Layers['missing'] {
  const wanted = all.layers.find(({ layer }) => layer.source === home.source && layer.path === path);
  const isWanted = ({ layer }: ReadLayer): boolean =>
    layer.sha256 === wanted?.layer.sha256 && layer.code?.sha256 === wanted.layer.code?.sha256;
  if (wanted === undefined || named.layers.some(isWanted)) return [];
  const { name, contact } = wanted.layer;
  const whom = contact === '' ? '' : `; ask ${contact}`;
  return [{ reference: name, from, why: `does not extend ${name}, to which --preset holds it${whom}` }];
}

/** Config files of a folder, the root's first. */
export function configsOf({ repo, folder }: WorkTree): readonly PresetPlace[] {
  const home: PresetHome = { source: 'repository', version: '', title: '', read: async (path) => repo.text(path) };
  const parts = folder === '' ? [] : folder.split('/');
  return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)].flatMap((prefix) => {
    const [first, second] = NAMES.map((name) => `${prefix}${name}`).filter((path) => repo.has(path));
    if (second !== undefined)
      throw new UsageError(`${first} and ${second}: one of them is enough. Nothing was written.`);
    return first === undefined ? [] : [{ home, path: first, reference: '' }];
  });
}

/** Whether a path is that of a config file. */
export function isConfig(path: string): boolean {
  return NAMES.some((name) => path === name || path.endsWith(`/${name}`));
}

/** Documents and code of presets from elsewhere. */
function copiesOf({ layers }: Layers): ReadonlyMap<string, string> {
  const foreign = layers.filter(({ layer }) => layer.source !== 'repository');
  const texts = foreign.flatMap(({ text, code }) => [text, ...(code?.files ?? []).map((file) => file.text)]);
  return new Map(texts.map((text) => [copyPath({ sha256: sha256(text) }), text]));
}

function offeredBy({ layers }: Layers): readonly OfferedCode[] {
  return layers.flatMap(({ code }, layer) => (code === null ? [] : [{ ...code, layer }]));
}
