import type { Instruction } from '../../model/dockerfile.ts';

/** Whether a RUN is nothing but commands of which each runs when the one in front of it succeeded: it can be cut or joined anywhere. */
export function isPlainList({ json, flags, heredocs, commands }: Instruction): boolean {
  const bare = json === null && flags.length === 0 && heredocs.length === 0;
  return bare && commands.length > 0 && commands.every((one) => !one.substituted && /^(?:&&)?$/.test(one.followedBy));
}
