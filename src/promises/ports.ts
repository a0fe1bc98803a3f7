import type { Generated } from './read-dockerfile.ts';

/** H19: ports that need no privilege; H16: one service, so at most one of them. */
export function ports({ shipped }: Generated): readonly string[] {
  const exposed = shipped.body.filter((one) => one.keyword === 'EXPOSE').flatMap((one) => one.text.split(' '));
  return [
    ...exposed
      .filter((port) => !/^\d+(?:\/(?:tcp|udp))?$/.test(port) || Number.parseInt(port, 10) < 1024)
      .map((port) => `EXPOSE ${port}`),
    ...(exposed.length > 1 ? ['more than one port'] : []),
  ];
}
