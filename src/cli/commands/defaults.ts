import { UsageError } from '../../errors.ts';
import { actionOptions } from '../defaults/defaults-options.ts';
import type { Option } from '../option.ts';
import type { Call } from '../parse-arguments.ts';
import type { Streams } from '../streams.ts';
import { suggest } from '../suggest.ts';
import { visible } from '../visible.ts';

/** What `ironhull defaults` does; `rest` is what was typed behind it. */
export type Action = (call: Call, rest: readonly string[], streams: Streams) => Promise<number>;

const actions: Readonly<Record<string, () => Promise<Action>>> = {
  init: async () => (await import('../defaults/init.ts')).init,
  test: async () => (await import('../defaults/test.ts')).test,
  schema: async () => (await import('../defaults/schema.ts')).schema,
  validate: async () => (await import('../defaults/validate.ts')).validate,
  explain: async () => (await import('../defaults/explain.ts')).explainDefaults,
};

/** `ironhull defaults <action>`: makes, checks and explains the presets of a team. */
export async function defaults(call: Call, streams: Streams): Promise<number> {
  const [typed, ...rest] = call.paths;
  const load = typed !== undefined && Object.hasOwn(actions, typed) ? actions[typed] : undefined;
  if (load !== undefined) {
    refuseOptions(call, typed ?? '');
    return (await load())(call, rest, streams);
  }
  const names = Object.keys(actions);
  const close = typed === undefined ? null : suggest(typed, names);
  throw new UsageError(
    typed === undefined
      ? 'defaults needs a word.'
      : `defaults does no ${visible(typed)}.${close === null ? '' : ` Did you mean ${close}?`}`,
    { hints: names.map((name) => `ironhull defaults ${name}`) },
  );
}

/** One action takes no option of another. */
function refuseOptions({ options }: Call, action: string): void {
  const own: readonly Option[] = Object.hasOwn(actionOptions, action)
    ? (actionOptions[action as keyof typeof actionOptions] ?? [])
    : [];
  const foreign = Object.keys(options).find((name) => name !== 'json' && !own.some((option) => option.name === name));
  if (foreign !== undefined)
    throw new UsageError(`defaults ${action} takes no --${foreign}.`, {
      hints: ['ironhull defaults --help     lists what each action takes'],
    });
}
