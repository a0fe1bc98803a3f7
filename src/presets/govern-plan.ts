import { UsageError } from '../errors.ts';
import { parseImageReference } from '../dockerfile/image-reference.ts';
import type { Facts } from '../model/facts.ts';
import type { Plan, PlannedImage } from '../model/plan.ts';
import { saidBy, type Policy } from '../model/policy.ts';
import { assertMirrored, packagesUnder } from './govern-packages.ts';
import { mirrored } from '../dockerfile/mirrored.ts';

/** Milliseconds. */
const DAY = 86_400_000;
/** The Dockerfile frontend, by its canonical name. */
const FRONTEND = 'docker/dockerfile';

/** A plan as the team wants it. The same policy over its own result changes nothing. */
export function governPlan(plan: Plan, policy: Policy): Plan {
  if (policy.layers.length === 0) return plan;
  const process = healthUnder(plan.process, policy);
  const parts = { ...imagesUnder(plan, policy), ...userUnder(plan, policy), ...labelsUnder(plan, policy) };
  return { ...plan, ...parts, process, ...guardrails(policy), ...packagesUnder(plan, policy) };
}

function imagesUnder(plan: Plan, { values }: Policy): Pick<Plan, 'images' | 'frontend'> {
  const mirrors = values.registries?.mirrors ?? {};
  const own = values.bases?.images?.[plan.stack] ?? {};
  const images = Object.entries(plan.images).map(([role, image]): [string, PlannedImage] => {
    const source = own[role as 'build' | 'runtime'] ?? image.canonical ?? image.from;
    const from = mirrored(source, mirrors);
    const unpinned = image.unpinned && !from.includes('@');
    return [role, { ...image, from, unpinned, ...(from === source ? {} : { canonical: source }) }];
  });
  const frontend = mirrored(FRONTEND, mirrors);
  return { images: Object.fromEntries(images), ...(frontend === FRONTEND ? {} : { frontend }) };
}

/** A uid outside of the range becomes its lowest one. */
function userUnder({ user }: Plan, { values }: Policy): Pick<Plan, 'user'> {
  const { uid, gid, range } = values.user ?? {};
  const [low, high] = range ?? [1, Infinity];
  const fits = user.uid >= low && user.uid <= high;
  const own = uid ?? (fits ? user.uid : low);
  return { user: { uid: own, gid: gid ?? (own === user.uid ? user.gid : own) } };
}

function labelsUnder(plan: Plan, { values }: Policy): Pick<Plan, 'labels'> {
  const fixed = Object.entries(values.labels?.fixed ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return fixed.length === 0 && plan.labels === undefined ? {} : { labels: Object.fromEntries(fixed) };
}

function healthUnder(process: Plan['process'], policy: Policy): Plan['process'] {
  if (policy.values.health !== 'kubernetes' || process.health.length === 0) return process;
  return { ...process, health: [], healthWhyNot: 'the team leaves it to the probes of Kubernetes' };
}

function guardrails({ values }: Policy): Pick<Plan, 'guardrails'> {
  const emit = values.files?.emit ?? [];
  if (emit.length === 0) return {};
  const registries = [...(values.registries?.allowed ?? [])];
  return { guardrails: { emit: [...emit], registries, digests: values.pinning === 'digest' } };
}

/** Throws `UsageError` where the plan can't be made as the team allows. */
export function assertAllowed(plan: Plan, policy: Policy): void {
  assertPort(plan.process.port, policy);
  assertMirrored(plan, policy);
  const allowed = policy.values.registries?.allowed ?? [];
  for (const { from } of Object.values(plan.images))
    if (!isAllowed(from, allowed)) {
      const what = `${from} comes from a registry that is not allowed`;
      throw breach(what, policy, 'registries.allowed', 'ironhull retrofit --base FAMILY');
    }
  const known = new Set([...Object.keys(plan.labels ?? {}), ...OWN_LABELS]);
  const missing = policy.values.labels?.required?.find((label) => !known.has(label));
  if (missing !== undefined)
    throw breach(
      `label ${missing} has no value`,
      policy,
      'labels.required',
      `ironhull.config.yaml: labels.fixed["${missing}"] gives it one`,
    );
}

/** Throws `UsageError` where the runtime has less support left than the team demands, as of a day (ISO date). */
export function assertSupported({ title, cycle, endOfLife }: Facts['runtime'], policy: Policy, asOf: string): void {
  const days = policy.values.minimumSupport ?? 0;
  const limit = new Date(Date.parse(asOf) + days * DAY).toISOString().slice(0, 10);
  if (days > 0 && endOfLife < limit) {
    const what = `support of ${title} ${cycle} ends on ${endOfLife}, in less than ${days} days`;
    throw breach(what, policy, 'minimumSupport', 'ironhull retrofit --runtime VERSION');
  }
}

function assertPort(port: number | null, policy: Policy): void {
  const { min = 0, max = 65_535 } = policy.values.ports ?? {};
  if (port === null || (port >= min && port <= max)) return;
  const [key, where] = port < min ? ['ports.min', `below ${min}`] : ['ports.max', `above ${max}`];
  throw breach(`port ${port} is ${where}`, policy, key ?? '', 'ironhull retrofit --port PORT');
}

/** Labels that every template writes. */
const OWN_LABELS = ['title', 'version', 'revision', 'created'].map((name) => `org.opencontainers.image.${name}`);

/** Whether an image comes from one of the places; an empty list allows all. */
export function isAllowed(from: string, places: readonly string[]): boolean {
  const reference = parseImageReference(from);
  if (reference === null || from === 'scratch' || places.length === 0) return true;
  const full = `${reference.registry}/${reference.repository}`;
  return places.some((place) => full === place || full.startsWith(`${place.replace(/\/$/, '')}/`));
}

function breach(what: string, policy: Policy, key: string, hint: string): UsageError {
  return new UsageError(`${what}: ${saidBy(policy, key)}. Nothing was written.`, { hints: [hint] });
}
