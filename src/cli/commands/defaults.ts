import { UsageError } from '../../errors.ts';
import type { Call } from '../parse-arguments.ts';
import type { Streams } from '../streams.ts';
import { suggest } from '../suggest.ts';
import { visible } from '../visible.ts';

/** What `ironhull defaults` does; `rest` is what was typed behind it. */
export type Action = (call: Call, rest: readonly string[], streams: Streams) => Promise<number>;

const actions: Readonly<Record<string, () => Promise<Action>>> = {
  schema: async () => (await import('../defaults/schema.ts')).schema,
  validate: async () => (await import('../defaults/validate.ts')).validate,
  explain: async () => (await import('../defaults/explain.ts')).explainDefaults,
};

/** `ironhull defaults <action>`: makes, checks and explains the presets of a team. */
export async function defaults(call: Call, streams: Streams): Promise<number> {
  const [typed, ...rest] = call.paths;
  const load = typed !== undefined && Object.hasOwn(actions, typed) ? actions[typed] : undefined;
  if (load !== undefined) return (await load())(call, rest, streams);
  const names = Object.keys(actions);
  const close = typed === undefined ? null : suggest(typed, names);
  throw new UsageError(
    typed === undefined
      ? 'defaults needs a word.'
      : `defaults does no ${visible(typed)}.${close === null ? '' : ` Did you mean ${close}?`}`,
    { hints: names.map((name) => `ironhull defaults ${name}`) },
  );
}
