import { NO_CODE, type TrustedCode } from './code.ts';
import type { Exception, PolicyValues } from './preset.ts';

/** One preset that took part, the company's first and the repository's own last. */
export interface Layer {
  /** Where it comes from, without version: `repository`, `npm:@acme/ironhull`, `github:acme/platform`. Who grants and who delegates is told by it. */
  readonly source: string;
  /** As `extends` names it; empty for what stands beside the preset that does. */
  readonly reference: string;
  /** Exact version or commit; empty where there is none. */
  readonly version: string;
  /** Of the document in its source. */
  readonly path: string;
  /** As shown in messages. */
  readonly name: string;
  /** File as shown: `ironhull.config.yaml`, `npm:@acme/ironhull@1.4.0/preset.yaml`. */
  readonly file: string;
  /** SHA-256 of its text, in hex. */
  readonly sha256: string;
  readonly contact: string;
  readonly docs: string;
  readonly delegates: readonly string[];
  /** Files that it wants to run; absent where it is data alone. */
  readonly code?: LayerCode;
}

/** Code of a preset by its hashes. */
export interface LayerCode {
  /** Over all of it: what `--trust` names. */
  readonly sha256: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** A place in a preset. */
export interface Origin {
  /** Index in `Policy.layers`. */
  readonly layer: number;
  /** Counted from 1. */
  readonly line: number;
}

/** One key with its value, and how it came about. */
export interface Setting {
  /** As in `user.uid` or `registries.mirrors["docker.io"]`. */
  readonly key: string;
  readonly value: unknown;
  /** Who had a part in the value; the last one decided it. */
  readonly by: readonly Origin[];
  /** Who locked it, `null` when it may be changed. */
  readonly locked: Origin | null;
  /** Who tried to change it and may not, and what to. */
  readonly tried: readonly { readonly origin: Origin; readonly value: unknown }[];
}

/** An exception as granted, and whether whoever granted it may. */
export interface Granted extends Exception {
  readonly origin: Origin;
  /** Why it does not count, empty when it does. */
  readonly refused: string;
}

/** Something about the repository that breaks the policy and stands in no Dockerfile. */
export interface Breach {
  readonly kind: 'file' | 'lock' | 'exception';
  /** `file` or `file:line`. */
  readonly from: string;
  /** Key of the policy. */
  readonly key: string;
  readonly message: string;
}

/** A preset that is named and was never locked. */
export interface MissingPreset {
  readonly reference: string;
  /** `file:line`. */
  readonly from: string;
  /** What is wrong, in words. */
  readonly why: string;
}

/** The merged presets in force for one run. Plain data, but for the code that the user trusts. */
export interface Policy {
  readonly values: PolicyValues;
  readonly settings: readonly Setting[];
  readonly layers: readonly Layer[];
  readonly exceptions: readonly Granted[];
  /** What presets extend and nobody has locked: nothing of it is in force. */
  readonly missing: readonly MissingPreset[];
  /** Nothing until its hash was found to be trusted. */
  readonly code: TrustedCode;
}

/** What holds where nobody lays anything down. */
export const NO_POLICY: Policy = { values: {}, settings: [], layers: [], exceptions: [], missing: [], code: NO_CODE };

/** The setting of a key, or the nearest one above or below it that was decided; `null` when nobody speaks of it. */
export function settingOf(policy: Policy, key: string): Setting | null {
  return policy.settings.find((one) => one.key === key) ?? policy.settings.find((one) => isBelow(one.key, key)) ?? null;
}

/** Whether a key is another or stands below it. */
export function isBelow(key: string, above: string): boolean {
  return key === above || key.startsWith(`${above}.`) || key.startsWith(`${above}[`);
}

/** Who decided a key and whom to ask: `Acme platform sets user.uid (preset.yaml:8); ask platform@acme.example, https://…`. */
export function saidBy(policy: Policy, key: string): string {
  const setting = settingOf(policy, key);
  const origin = setting?.locked ?? setting?.by.at(-1);
  return origin === undefined ? key : said(policy, origin, setting?.locked ? 'locks' : 'sets', setting?.key ?? key);
}

/** File and line that decided a key, as shown beside its value; empty when nobody did. */
export function originOf(policy: Policy, key: string): string {
  const setting = policy.settings.find((one) => one.key === key);
  const origin = setting?.locked ?? setting?.by.at(-1);
  const layer = origin === undefined ? undefined : policy.layers[origin.layer];
  return origin === undefined || layer === undefined ? '' : `${layer.name}, ${layer.file}:${origin.line}`;
}

/** The same for a place that is known. */
export function said(policy: Policy, origin: Origin, verb: string, key: string): string {
  const layer = policy.layers[origin.layer];
  if (layer === undefined) return key;
  const whom = [layer.contact, layer.docs].filter((text) => text !== '').join(', ');
  return `${layer.name} ${verb} ${key} (${layer.file}:${origin.line})${whom === '' ? '' : `; ask ${whom}`}`;
}
