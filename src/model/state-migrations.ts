/** Keys from the top of the state downwards; `*` stands for every key, or every item of a list. */
export type Place = readonly string[];

/** How a state of one version becomes one of the next: data, so that reading an old state runs nothing but this file. */
export interface Migration {
  /** Version of the states it is for. */
  readonly from: number;
  /** Values that are called something else from now on. */
  readonly renamed: readonly { readonly at: Place; readonly to: string }[];
  /** Values that are there from now on; one that is there already stays. */
  readonly added: readonly {
    readonly at: Place;
    readonly value: string | number | boolean | null | readonly string[];
  }[];
  /** What is gone. */
  readonly dropped: readonly Place[];
}

/** One entry per version that was released and is no longer written, oldest first. Version 1 is the first. */
export const MIGRATIONS: readonly Migration[] = [];

type Parts = Readonly<Record<string, unknown>>;

/** A state as the newest version has it. What a migration does not find it leaves alone: the schema names it then. */
export function migrated(state: unknown, migrations: readonly Migration[] = MIGRATIONS): unknown {
  return migrations.reduce(
    (now, one) => (isParts(now) && now['schemaVersion'] === one.from ? step(now, one) : now),
    state,
  );
}

function step(state: Parts, { from, renamed, added, dropped }: Migration): unknown {
  const edits = [
    ...renamed.map(({ at, to }) => ({ at, edit: (parts: Parts, key: string) => renamedIn(parts, key, to) })),
    ...added.map(({ at, value }) => ({
      at,
      edit: (parts: Parts, key: string) => (Object.hasOwn(parts, key) ? parts : { ...parts, [key]: value }),
    })),
    ...dropped.map((at) => ({ at, edit: (parts: Parts, key: string) => without(parts, key) })),
  ];
  const done = edits.reduce<unknown>(
    (now, { at, edit }) => within(now, at.slice(0, -1), (parts) => edit(parts, at.at(-1) ?? '')),
    state,
  );
  return isParts(done) ? { ...done, schemaVersion: from + 1 } : done;
}

/** The same with everything at a place edited. */
function within(part: unknown, [key, ...deeper]: Place, edit: (parts: Parts) => Parts): unknown {
  if (key === undefined) return isParts(part) ? edit(part) : part;
  if (Array.isArray(part)) return key === '*' ? part.map((item) => within(item, deeper, edit)) : part;
  if (!isParts(part)) return part;
  return mapped(part, ([name, value]) => [name, key === '*' || key === name ? within(value, deeper, edit) : value]);
}

function renamedIn(parts: Parts, key: string, to: string): Parts {
  return Object.hasOwn(parts, to) ? parts : mapped(parts, ([name, value]) => [name === key ? to : name, value]);
}

function without(parts: Parts, key: string): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([name]) => name !== key));
}

function mapped(parts: Parts, map: (entry: [string, unknown]) => [string, unknown]): Parts {
  return Object.fromEntries(Object.entries(parts).map(map));
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
