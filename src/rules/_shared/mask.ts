import type { Range } from '../../model/dockerfile.ts';

const MASK = '***';
/** Shorter values are words that stand in every text. */
const MIN_LENGTH = 4;

/** A part of a text with the secrets in it hidden. */
export function maskedSlice(text: string, start: number, end: number, secrets: readonly Range[]): string {
  if (secrets.length === 0) return text.slice(start, end);
  const inside = secrets
    .filter((secret) => secret.start < end && secret.end > start)
    .toSorted((a, b) => a.start - b.start);
  let out = '';
  let at = start;
  for (const secret of inside) {
    if (secret.end <= at) continue;
    out += text.slice(at, Math.max(at, secret.start)) + MASK;
    at = Math.min(secret.end, end);
  }
  return out + text.slice(at, end);
}

/** A sentence with every secret's value in it hidden. */
export function maskMentions(sentence: string, text: string, secrets: readonly Range[]): string {
  if (secrets.length === 0) return sentence;
  const values = new Set(
    secrets.map(({ start, end }) => text.slice(start, end)).filter(({ length }) => length >= MIN_LENGTH),
  );
  return [...values]
    .toSorted((a, b) => b.length - a.length)
    .reduce((masked, value) => masked.replaceAll(value, MASK), sentence);
}

/** How far from a finding a secret may stand that its message could mention, roughly. UTF-16 units. */
const BLOCK = 512;

/** Finds the secrets around a place without looking at all of them. */
export function placesNear(secrets: readonly Range[]): (range: Range) => readonly Range[] {
  if (secrets.length === 0) return () => [];
  const blocks = new Map<number, Range[]>();
  for (const secret of secrets) {
    for (let block = blockOf(secret.start); block <= blockOf(secret.end); block += 1) {
      const known = blocks.get(block);
      if (known) known.push(secret);
      else blocks.set(block, [secret]);
    }
  }
  return (range) => {
    const near = new Set<Range>();
    for (let block = blockOf(range.start) - 1; block <= blockOf(range.end) + 1; block += 1) {
      for (const secret of blocks.get(block) ?? []) near.add(secret);
    }
    return [...near];
  };
}

function blockOf(offset: number): number {
  return Math.floor(offset / BLOCK);
}
