import { randomUUID } from 'node:crypto';

/** Ways to make a Dockerfile worse, one line at a time. */
export type Patch = (dockerfile: string) => string;

/** Mounts the value that is looked for. */
export const MOUNT = '--mount=type=secret,id=seeded,env=SEEDED';

/** Refuses an empty value, and is new in every run: a step out of the cache would have seen another run's value. */
export const GIVEN = `: "\${SEEDED:?}" && : ${randomUUID()} &&`;

/** The last USER: the ones above it are those of build work. */
export const SHIPPED_USER = /^USER [1-9].*$/m;

/** Inserts lines before the shipped stage's USER line. */
export function beforeUser(...lines: readonly string[]): Patch {
  return before(SHIPPED_USER, ...lines);
}

/** Inserts lines before the first line of a kind. */
export function before(pattern: RegExp, ...lines: readonly string[]): Patch {
  return (text) => replaceOnce(text, pattern, (found) => [...lines, found].join('\n'));
}

export function swap(pattern: RegExp, by: string): Patch {
  return (text) => replaceOnce(text, pattern, () => by);
}

/** One patch after the other. */
export function all(...patches: readonly Patch[]): Patch {
  return (text) => patches.reduce((changed, patch) => patch(changed), text);
}

/** Build checks would refuse it before anything is built; the fault is to be seen in the image. */
export function unchecked(rule: string, patch: Patch): Patch {
  return (text) => patch(text.replace('# check=error=true', `# check=skip=${rule};error=true`));
}

/** A patch that finds nothing would seed nothing: that is a fault of the lab. */
export function replaceOnce(text: string, pattern: RegExp, by: (found: string) => string): string {
  if (!pattern.test(text)) throw new Error(`the seeded fault finds no ${String(pattern)} in the Dockerfile`);
  return text.replace(pattern, by);
}
