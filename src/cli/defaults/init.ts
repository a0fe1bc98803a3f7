import { EXIT, UsageError } from '../../errors.ts';
import type { Action } from '../commands/defaults.ts';
import { apply } from '../dialog/apply.ts';
import { refuseWithoutPerson } from '../order.ts';
import { promptDoor } from '../prompt-door.ts';
import { agreePreset } from './agree-preset.ts';
import { againLineOf, initScreen } from './init-screen.ts';
import { presetOrderOf } from './preset-order.ts';

/** `ironhull defaults init [dir]`: makes a preset that is ready to be published. */
export const init: Action = async (call, [dir = null], streams) => {
  const json = call.options['json'] === true;
  const order = presetOrderOf(call.options, dir);
  if (order.asks && json) throw new UsageError('--json asks nothing: it needs --yes. Nothing was written.');
  refuseWithoutPerson(order, streams, 'ironhull defaults init');
  const door = promptDoor(streams, order.asks, json ? null : streams.stdout);
  const made = await agreePreset(order, door);
  const written = apply(made.root, made.targets);
  if (json) {
    const { kept, tried } = made;
    const again = againLineOf(made, order);
    streams.stdout.write(
      `${JSON.stringify({ schemaVersion: 1, command: 'defaults init', written, kept, cases: tried, again }, null, 2)}\n`,
    );
  } else door.say([...(order.asks ? [''] : []), ...initScreen(made, order, door.terminal)]);
  return EXIT.ok;
};
