import type { ImageReference } from './dockerfile.ts';

/** An image that a fix may write, and whether it is the one that the loose name stands for today. */
export interface VettedImage {
  /** What stands after `FROM`. */
  readonly from: string;
  /** Same line and same flavour, only said exactly. */
  readonly same: boolean;
}

/** What the catalogue knows better than a loose reference. */
export interface Vetted {
  /** The exact version of the line and flavour that a reference names. */
  readonly exact: (reference: ImageReference) => VettedImage | null;
  /** The small image of the same line, without compilers. */
  readonly small: (reference: ImageReference) => string | null;
}

/** Nothing is known: fixes that name an image are left out. */
export const NO_VETTED: Vetted = { exact: () => null, small: () => null };
