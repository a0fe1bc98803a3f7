import type { Command } from '../model/dockerfile.ts';
import { shippedChain, type Reading } from './reading.ts';

/** Numeric owner of a process. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Number of the user that the file ends with, or that its start script becomes; `null` for root and for names without a number. */
export function userOf(reading: Reading, dropsTo: string | null): Owner | null {
  const [user = '', group = ''] = (userNamed(reading) ?? dropsTo ?? '').split(':');
  const uid = uidOf(user, reading);
  if (uid === null || uid === 0 || uid > MAX_ID) return null;
  const gid = /^\d+$/.test(group) ? Number(group) : uid;
  return { uid, gid: Math.min(gid, MAX_ID) };
}

function uidOf(user: string, reading: Reading): number | null {
  return /^\d+$/.test(user) ? Number(user) : (numberOf(user, commandsOf(reading)) ?? broughtAlong(user, reading));
}

/** Users that images have from the start. */
function broughtAlong(user: string, { stages, shipped }: Reading): number | null {
  const base = shippedChain(stages, shipped).at(-1)?.base;
  if (base?.kind !== 'image') return null;
  const { repository, tag } = base.reference;
  if (user === 'node') return repository === 'library/node' ? 1000 : null;
  if (user === 'nobody') return MAX_ID - 1;
  const alpine = /alpine/.test(`${repository}:${tag ?? ''}`);
  return user === 'www-data' ? (alpine ? 82 : 33) : null;
}

/** Larger ones make useradd write sparse files of many gigabytes, and no image needs them. */
const MAX_ID = 65_535;

function userNamed({ shipped }: Reading): string | null {
  const written = shipped?.end.user.value;
  return written?.known === true && !/^(?:|0|root)(?::|$)/.test(written.text) ? written.text : null;
}

function commandsOf({ stages }: Reading): readonly Command[] {
  return stages.flatMap(({ body }) => body.flatMap(({ commands }) => commands));
}

/** The number that `useradd -u 1001 app` or `adduser --uid=1001 app` gave. */
function numberOf(name: string, commands: readonly Command[]): number | null {
  const made = commands.find(
    (one) => /^(?:useradd|adduser)$/.test(one.name) && one.words.some(({ value }) => value === name),
  );
  if (made === undefined) return null;
  const given = /(?:^|\s)(?:-u|--uid)[ =](\d+)(?:\s|$)/.exec(made.words.map(({ value }) => value).join(' '))?.[1];
  return given === undefined ? null : Number(given);
}
