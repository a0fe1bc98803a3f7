import { logicalLines, stageHead } from './dockerfile-text.ts';

/** The image that a target, or the last stage, is built on: outside reference, or `null` for scratch and for what an argument decides. */
export function shippedBase(dockerfile: string, target: string | null): string | null {
  const froms = new Map<string, string>();
  let last = '';
  for (const { text } of logicalLines(dockerfile)) {
    const head = stageHead(text);
    if (head === null) continue;
    last = froms.get(head.from.toLowerCase()) ?? head.from;
    froms.set(head.name, last);
  }
  const base = target === null ? last : (froms.get(target.toLowerCase()) ?? '');
  return base === '' || base === 'scratch' || base.includes('$') ? null : base;
}
