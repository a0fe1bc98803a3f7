import type { Instruction } from '../../model/dockerfile.ts';

/** A subshell: no part of it can be taken out. */
const GROUP = /(?:^|[\s&])\(/;

/** Whether a RUN is nothing but commands of which each runs when the one in front of it succeeded: it can be cut or joined anywhere. */
export function isPlainList({ json, flags, heredocs, commands, text }: Instruction): boolean {
  const bare = json === null && flags.length === 0 && heredocs.length === 0 && !GROUP.test(text);
  return bare && commands.length > 0 && commands.every((one) => !one.substituted && /^(?:&&)?$/.test(one.followedBy));
}
