import type { Generated } from './read-dockerfile.ts';

/** H1: the shipped stage ends as a numeric user and group, neither of them root. */
export function containerUser({ shipped }: Generated): readonly string[] {
  const user = shipped.body.findLast((one) => one.keyword === 'USER')?.text;
  if (user === undefined) return ['the shipped stage has no USER'];
  return /^[1-9]\d*:[1-9]\d*$/.test(user) ? [] : [`USER ${user} is not a numeric uid:gid other than 0`];
}
