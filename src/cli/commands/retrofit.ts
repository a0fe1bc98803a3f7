import { existsSync } from 'node:fs';
import { EXIT } from '../../errors.ts';
import { agreeAnywhere } from '../dialog/new.ts';
import { agree, dialogue, type Agreement } from '../dialog/retrofit.ts';
import { sendsOf } from '../dialog/sends.ts';
import { finish } from '../finish.ts';
import { orderOf, refuseWithoutPerson, talkOf } from '../order.ts';
import { unknownCommand, type Call } from '../parse-arguments.ts';
import type { Door } from '../dialog/door.ts';
import type { Wishes } from '../dialog/wishes.ts';
import { promptDoor } from '../prompt-door.ts';
import type { Streams } from '../streams.ts';

/** `ironhull retrofit [dir]` */
export async function retrofit(call: Call, streams: Streams): Promise<number> {
  refuseUnknownCommand(call);
  const order = await orderOf(call.options, call.argument, streams.stdin);
  refuseWithoutPerson(order, streams, 'ironhull retrofit');
  const door = promptDoor(streams, order.asks, talkOf(order, streams));
  const here = (wishes: Wishes, by: Door): Promise<Agreement> => agree(wishes, by, sendsOf);
  const outcome = await dialogue(order.wishes, door, call.named ? here : agreeAnywhere);
  await finish(outcome, order.format, door, streams.stdout);
  return EXIT.ok;
}

/** A word that is no folder was most likely meant as a command. */
function refuseUnknownCommand({ named, argument }: Call): void {
  if (named || argument === null || /[\\/]/.test(argument) || existsSync(argument)) return;
  throw unknownCommand(argument);
}
