import type { Range } from './dockerfile.ts';

/** A place in a file that names an image or an action, whether or not it can be pinned. */
export interface NamedPlace {
  readonly kind: 'image' | 'action';
  /** As people call it: `FROM`, `COPY --from`, `RUN --mount`, `# syntax`, `image`, `uses`. */
  readonly where: string;
  /** As written, as in `node:24` or `owner/action@v4`. */
  readonly text: string;
  /** Where exactly `text` stands. */
  readonly range: Range;
  /** Why it is left as it is; `null` when it can be pinned. */
  readonly left: string | null;
  /** Of an action: the place behind it where a comment names its version. */
  readonly comment: CommentPlace | null;
}

/** The end of an action's line. */
export interface CommentPlace {
  /** Offset right behind the action. */
  readonly at: number;
  /** First word of the comment that stands there; `null` without one. */
  readonly word: string | null;
}

/**
 * Why a generated file deviates from H5 with an image whose tag moves. One sentence for the header of the file and for `pin`, which
 * takes the line away once it is no longer true.
 */
export function movingTag(from: string): string {
  return `${from} is rebuilt under the same tag; \`ironhull pin\` writes the digest`;
}
