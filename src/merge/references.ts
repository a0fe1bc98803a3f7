import { parseImageReference } from '../dockerfile/image-reference.ts';
import { compareTags } from './versions.ts';

/** The version of an image or action that a text names. */
export interface Reference {
  /** As in `node` or `owner/action`. */
  readonly name: string;
  readonly tag: string | null;
  /** `sha256:…` of an image, commit of an action. */
  readonly digest: string | null;
  /** Tag and digest as they are written, as in `:24.1.0@sha256:…` or `@0123… # v4`. */
  readonly written: string;
}

/** A text without the versions of what it names: a NUL character stands for each. */
export interface Masked {
  readonly text: string;
  readonly references: readonly Reference[];
}

const HOLE = '\0';
/** Where files name images and actions: the first group leads up to the name, the second is name and version. */
const IMAGES = [
  /^(\s*FROM\s+(?:--\S+\s+)*)(\S+)/gim,
  /(--from=)(\S+)/g,
  /(--mount=\S{0,500}?\bfrom=)([^,\s]+)/g,
  /^(#\s*syntax\s*=\s*)(\S+)/gim,
  /^(\s*(?:-\s+)?image:\s*["']?)([^\s"']+)/gm,
];
const ACTIONS = [/^(\s*(?:-\s+)?uses:\s*["']?)([\w./-]+@[\w./-]+(?:["']?[ \t]+#[ \t]*\S+)?)/gm];
const ACTION = /^([^@]+)@([^"'\s]+)(?:["']?\s+#\s*(\S+))?$/;

/** What has none of these names nothing: most units are done with one look. */
const NAMES_SOMETHING = /from|syntax|image:|uses:/i;

/** Takes the versions out of a text, so that texts that differ in versions alone become equal. */
export function mask(text: string): Masked {
  if (!NAMES_SOMETHING.test(text) || text.includes(HOLE)) return { text, references: [] };
  const found = [...matches(text, IMAGES, imageOf), ...matches(text, ACTIONS, actionOf)];
  const places = found.toSorted((one, other) => one.end - other.end).filter(apart);
  if (places.length === 0) return { text, references: [] };
  let masked = '';
  let at = 0;
  for (const { reference, end } of places) {
    masked += text.slice(at, end - reference.written.length) + HOLE;
    at = end;
  }
  return { text: masked + text.slice(at), references: places.map(({ reference }) => reference) };
}

/** Puts versions into a masked text, in order. */
export function unmask(masked: string, references: readonly Reference[]): string {
  let at = 0;
  return masked.replaceAll(HOLE, () => references[at++]?.written ?? '');
}

/** Text before each hole of a masked text: it ends with the name that the hole is the version of. */
export function beforeHoles(masked: string): readonly string[] {
  return masked.split(HOLE).slice(0, -1);
}

/** The same text without digests, which a bot may write at any time. */
export function withoutDigests({ text, references }: Masked): string {
  const tagged = references.map((one) => ({ ...one, written: one.tag === null ? '' : `:${one.tag}` }));
  return unmask(text, tagged);
}

/**
 * The version to take where each side may have bumped it. A digest alone yields to a tag; of two tags the higher one of the same
 * variant wins, with its own digest. `null` when they can't be compared, or when the user went back to a lower one: that is no bump,
 * and nobody but them knows why.
 */
export function mergeReference(base: Reference | null, yours: Reference, theirs: Reference): Reference | null {
  if (theirs.written === yours.written || theirs.written === base?.written) return yours;
  if (yours.written === base?.written) return theirs;
  if (yours.tag === theirs.tag) return isUnsealed(base, yours) || yours.digest !== null ? yours : theirs;
  return higher(base, yours, theirs);
}

/** Whether the user took a digest away and left the tag. */
function isUnsealed(base: Reference | null, { tag, digest }: Reference): boolean {
  return base?.tag === tag && base.digest !== null && digest === null;
}

/** Of two tags: the one that was changed, or the higher one where both were. */
function higher(base: Reference | null, yours: Reference, theirs: Reference): Reference | null {
  if (base !== null && yours.tag === base.tag) return theirs;
  if (base !== null && theirs.tag === base.tag) return yours;
  const order = wentBack(base, yours) ? null : compareTags(yours.tag ?? '', theirs.tag ?? '');
  return order === null ? null : order >= 0 ? yours : theirs;
}

function wentBack(base: Reference | null, { tag }: Reference): boolean {
  return (compareTags(tag ?? '', base?.tag ?? '') ?? 0) < 0;
}

interface Place {
  readonly reference: Reference;
  readonly end: number;
}

function matches(text: string, patterns: readonly RegExp[], read: (found: string) => Reference | null): Place[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const reference = read(match[2] ?? '');
      return reference === null ? [] : [{ reference, end: match.index + match[0].length }];
    }),
  );
}

function apart({ reference, end }: Place, index: number, all: readonly Place[]): boolean {
  const before = all[index - 1];
  return before === undefined || before.end < end - reference.written.length;
}

function imageOf(found: string): Reference | null {
  const read = parseImageReference(found);
  if (read === null) return null;
  return { name: read.name, tag: read.tag, digest: read.digest, written: found.slice(read.name.length) };
}

function actionOf(found: string): Reference | null {
  const [, name, version, comment] = ACTION.exec(found) ?? [];
  if (name === undefined || version === undefined) return null;
  const pinned = /^[0-9a-f]{40}$/.test(version);
  return {
    name,
    tag: pinned ? (comment ?? null) : version,
    digest: pinned ? version : null,
    written: found.slice(name.length),
  };
}
