import type { VettedImage } from './vetting.ts';

/** An image as the vetting names it: the reference, what was there in its place, and where that is known to differ. */
export function imageLine({ from, source, notes }: VettedImage): string {
  return `\`${from}\`: ${source === 'none' ? 'no stand-in' : source}${notes.length > 0 ? `: ${notes.join('; ')}` : ''}`;
}
