import { EXIT } from '../../errors.ts';
import type { Door } from '../dialog/door.ts';
import { apply } from '../dialog/apply.ts';
import type { Agreement } from '../dialog/retrofit.ts';
import { agreeRestore, agreeUpdate } from '../dialog/update.ts';
import { finishUpdate } from '../finish-update.ts';
import { orderOf, talkOf } from '../order.ts';
import type { Call } from '../parse-arguments.ts';
import { promptDoor } from '../prompt-door.ts';
import type { Streams } from '../streams.ts';
import type { Wishes } from '../dialog/wishes.ts';

/** `ironhull update [dir]` */
export function update(call: Call, streams: Streams): Promise<number> {
  return run(call, streams, agreeUpdate);
}

/** `ironhull restore [dir]` */
export function restore(call: Call, streams: Streams): Promise<number> {
  return run(call, streams, agreeRestore);
}

type Dialogue = (wishes: Wishes, door: Door) => Promise<Agreement>;

/** Everything is known from last time: only a conflict needs a person, so that a run without one may start. */
async function run({ command, options, argument }: Call, streams: Streams, dialogue: Dialogue): Promise<number> {
  const { stdin, stdout } = streams;
  const present = options['json'] !== true && stdin.isTTY && stdout.isTTY;
  const order = await orderOf(present ? options : { ...options, yes: true }, argument, stdin);
  const door = promptDoor(streams, order.asks, talkOf(order, streams));
  const agreement = await dialogue(order.wishes, door);
  const written = order.wishes.write ? apply(agreement.root, agreement.targets) : [];
  await finishUpdate(command, { ...agreement, written }, order.format, door, stdout);
  return EXIT.ok;
}
