import type { Range } from '../model/dockerfile.ts';
import type { Finding } from '../model/finding.ts';

/** A finding as it may leave the process: edits that would carry a secret's value are left out. */
export function publicFinding(
  { text, secrets }: { readonly text: string; readonly secrets: readonly Range[] },
  finding: Finding,
): Finding {
  const { fix } = finding;
  if (fix === null || secrets.length === 0) return finding;
  const values = secrets.map(({ start, end }) => text.slice(start, end)).filter((value) => value.length > 3);
  const leaks = fix.edits.some((edit) => values.some((value) => edit.text.includes(value)));
  return leaks ? { ...finding, fix: { ...fix, edits: [] } } : finding;
}
