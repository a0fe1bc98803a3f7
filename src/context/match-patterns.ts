import type { Pattern } from './pattern.ts';

/** Which lines matched a path or a folder it lies in. Needed again for what lies below. */
export type Matched = readonly boolean[];

/** What the .dockerignore makes of one path. */
export interface Judgement {
  readonly keptOut: boolean;
  readonly matched: Matched;
}

/** Above the first folder: no line has matched anything yet. */
export function nothingMatched(patterns: readonly Pattern[]): Matched {
  return patterns.map(() => false);
}

/**
 * Judges a path as BuildKit does. Not quite "the last matching line wins": a line that would change nothing is not looked at,
 * and then does not count as matched for what lies below. So `packages` let in before `**\/node_modules` is kept out does not
 * bring back `packages/node_modules`.
 */
export function judge(patterns: readonly Pattern[], path: string, above: Matched): Judgement {
  let keptOut = false;
  const matched = patterns.map((pattern, index) => {
    const matches = above[index] === true || (pattern.exception === keptOut && pattern.matches(path));
    if (matches) keptOut = !pattern.exception;
    return matches;
  });
  return { keptOut, matched };
}

/** Whether a kept-out folder is not even looked into, because no exception names anything in it. */
export function isClosed(patterns: readonly Pattern[], folder: string): boolean {
  const exceptions = patterns.filter(({ exception }) => exception).map(({ text }) => withoutTrailingGlob(text));
  if (exceptions.some((text) => /[*[\]?^\\]/.test(text))) return false;
  return !exceptions.some((text) => `${text}/`.startsWith(`${folder}/`));
}

function withoutTrailingGlob(text: string): string {
  return text.replace(/\/\*\*$/, '').replace(/\/\*$/, '');
}
