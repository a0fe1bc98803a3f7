import * as v from 'valibot';
import type { Family } from './image.ts';
import type { Plan, ViewValue } from './plan.ts';
import { keptSchema } from './takeover.ts';

const text = v.string();
const texts = v.array(text);

const viewValue: v.GenericSchema<unknown, ViewValue> = v.lazy(() =>
  v.union([text, v.number(), v.boolean(), v.array(viewValue), v.record(text, viewValue)]),
);

/** A family that is missing here would make every state with it unreadable: so it does not compile. */
const FAMILIES = {
  full: true,
  slim: true,
  alpine: true,
  distroless: true,
  jlink: true,
  scratch: true,
  chainguard: true,
  dhi: true,
  unprivileged: true,
} as const satisfies Readonly<Record<Family, true>>;

const image = v.looseObject({
  id: text,
  from: text,
  family: v.picklist(Object.keys(FAMILIES) as Family[]),
  unpinned: v.boolean(),
  canonical: v.exactOptional(text),
});

const process = v.looseObject({
  entrypoint: texts,
  cmd: texts,
  port: v.nullable(v.number()),
  health: texts,
  healthWhyNot: text,
  healthOptions: v.exactOptional(texts),
  endpoint: v.nullable(text),
  stopSignal: text,
});

const writable = v.looseObject({
  path: text,
  kind: v.picklist(['tmpfs', 'volume']),
  mode: text,
  exec: v.boolean(),
  why: text,
});

/** A mount, and where its value comes from on the build line: the value itself has no place here (H20). */
const secret = v.looseObject({
  kind: text,
  title: text,
  id: text,
  delivery: v.picklist(['file', 'env', 'ssh']),
  target: text,
  source: v.pipe(text, v.regex(/^(?:default|env=[A-Za-z_][A-Za-z0-9_]*|src=\S+)$/)),
  required: v.boolean(),
});

/** A plan as it comes back from `.ironhull/state.json`: everything that this version reads is there and of the right kind. */
export const savedPlanSchema: v.GenericSchema<unknown, Plan> = v.looseObject({
  schemaVersion: v.literal(1),
  stack: text,
  service: text,
  name: text,
  shape: v.picklist(['server', 'static', 'binary', 'worker']),
  template: v.pipe(text, v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  syntax: text,
  frontend: v.exactOptional(text),
  images: v.record(text, image),
  user: v.looseObject({ uid: v.number(), gid: v.number() }),
  process,
  writable: v.array(writable),
  secrets: v.array(secret),
  context: v.looseObject({ include: texts, exclude: texts }),
  deviations: v.array(v.looseObject({ promise: text, why: text })),
  labels: v.exactOptional(v.record(text, text)),
  guardrails: v.exactOptional(
    v.looseObject({ emit: v.array(v.picklist(['rego', 'hadolint'])), registries: texts, digests: v.boolean() }),
  ),
  packages: v.exactOptional(
    v.looseObject({
      index: v.picklist(['npm', 'pypi', 'go', 'maven']),
      url: v.pipe(text, v.regex(/^https:\/\/[A-Za-z0-9_.~:/+-]+$/)),
      variables: v.array(v.pipe(text, v.regex(/^[A-Za-z_]\w*$/))),
    }),
  ),
  buildArgs: texts,
  view: v.record(text, viewValue),
  kept: v.optional(keptSchema),
  dockerfile: v.optional(text),
});
