import { EXIT } from '../../errors.ts';
import { dialogue } from '../dialog/retrofit.ts';
import { agreeNew } from '../dialog/new.ts';
import { finish } from '../finish.ts';
import { newWords, stackFlag } from '../new-words.ts';
import { orderOf, refuseWithoutPerson, talkOf } from '../order.ts';
import type { Call } from '../parse-arguments.ts';
import { promptDoor } from '../prompt-door.ts';
import type { Streams } from '../streams.ts';

/** `ironhull new [stack] [dir]` */
export async function newService(call: Call, streams: Streams): Promise<number> {
  const words = newWords(call.paths);
  const order = await orderOf({ ...call.options, ...stackFlag(words) }, words.dir, streams.stdin);
  refuseWithoutPerson(order, streams, 'ironhull new');
  const door = promptDoor(streams, order.asks, talkOf(order, streams));
  const outcome = await dialogue(order.wishes, door, agreeNew);
  await finish(outcome, order.format, door, streams.stdout);
  return EXIT.ok;
}
