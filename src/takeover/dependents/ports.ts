import { portIn } from '../listening.ts';
import { shippedChain, type Reading } from '../reading.ts';
import { startOf } from '../start.ts';

/** Where the program listens from now on, and the ports that others may still name. */
export interface Ports {
  readonly port: number;
  readonly old: ReadonlySet<number>;
}

/** Why a folder is another one. */
export const MOVED = 'the program lies elsewhere';

/** Why a port is another one. */
export function listensOn({ port }: Pick<Ports, 'port'>): string {
  return `the program listens on ${port} (H19)`;
}

/** Ports that the old file speaks of: EXPOSE, `ENV PORT` and the program’s own words. `port` is 0 where nobody knows the new one. */
export function oldPorts(reading: Reading, port: number): Ports {
  const body = shippedChain(reading.stages, reading.shipped).flatMap((stage) => stage.body);
  const written = body.flatMap(({ keyword, words, pairs }) => {
    if (keyword === 'EXPOSE') return words.map(({ value }) => value);
    return keyword === 'ENV' ? pairs.filter(({ key }) => key === 'PORT').map(({ value }) => value?.value ?? '') : [];
  });
  const told = portIn(startOf(reading)?.words ?? []);
  const all = [...written.map((text) => Number.parseInt(text, 10)), ...(told === null ? [] : [told])];
  return { port, old: new Set(port === 0 ? [] : all.filter((one) => one > 0 && one !== port)) };
}
