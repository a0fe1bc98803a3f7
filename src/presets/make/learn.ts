import { parseDockerfile } from '../../dockerfile/parse.ts';
import { parseImageReference } from '../../dockerfile/image-reference.ts';
import type { Dockerfile, Instruction } from '../../model/dockerfile.ts';
import type { PlannedImage } from '../../model/plan.ts';
import type { PolicyValues } from '../../model/preset.ts';
import type { Repo } from '../../model/repo.ts';
import type { State } from '../../model/state.ts';

type Plan = State['services'][string]['plan'];

/** What a repository that is already right says of a team, and where each part of it was read. */
export interface Learnt {
  readonly values: PolicyValues;
  /** File by key, as in `user.uid`. */
  readonly from: Readonly<Record<string, string>>;
}

const STATE = '.ironhull/state.json';
const DOCKERFILE = /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$/;
/** Labels that say what one image is, or that every template writes. */
const OF_ONE_IMAGE = /^org\.opencontainers\.image\.(?!vendor$|licenses$)/;

/** Reads the Dockerfiles, and the saved plans where there are any: what all of them have in common is the team's. */
export function learn(repo: Repo, state: State | null): Learnt {
  const paths = state === null ? repo.files().filter((path) => DOCKERFILE.test(path)) : dockerfilesOf(state, repo);
  const files = paths.flatMap((path) => {
    const text = repo.source(path);
    return text === null ? [] : [parseDockerfile(text)];
  });
  const plans = state === null ? [] : Object.values(state.services).map(({ plan }) => plan);
  const parts = [...fromFiles(files, paths[0] ?? ''), ...fromPlans(plans)].filter(([, value]) => !isEmpty(value));
  return {
    values: Object.assign({}, ...parts.map(([key, value]) => ({ [key]: value }))) as PolicyValues,
    from: Object.fromEntries(parts.map(([key, , from]) => [key, from])),
  };
}

type Part = readonly [keyof PolicyValues, unknown, string];

function dockerfilesOf({ files }: State, repo: Repo): readonly string[] {
  return Object.keys(files).filter(
    (path) => /(?:^|\.|\/)Dockerfile$|Dockerfile\.[\w]+$/.test(path) && !path.endsWith('.rego') && repo.has(path),
  );
}

function fromFiles(files: readonly Dockerfile[], from: string): readonly Part[] {
  const images = files.flatMap(imagesOf);
  const registries = [...new Set(images.flatMap((image) => parseImageReference(image)?.registry ?? []))].toSorted();
  const pinned = images.length > 0 && images.every((image) => image.includes('@sha256:'));
  const uid = common(files.map(uidOf));
  const fixed = commonPairs(files.map(labelsOf));
  const asked = files.some((file) =>
    shippedBody(file).some(({ keyword, text }) => keyword === 'HEALTHCHECK' && text !== 'NONE'),
  );
  return [
    ['registries', registries.length === 0 ? {} : { allowed: registries }, from],
    ['pinning', pinned ? 'digest' : undefined, from],
    ['user', uid === null ? {} : { uid }, from],
    ['labels', Object.keys(fixed).length === 0 ? {} : { fixed }, from],
    ['health', asked ? 'image' : undefined, from],
  ];
}

function fromPlans(plans: readonly Plan[]): readonly Part[] {
  const [first] = plans;
  if (first === undefined) return [];
  const families = [...new Set(plans.flatMap(({ images }) => images['runtime']?.family ?? []))];
  const kinds = first.secrets
    .map(({ kind }): string => kind)
    .filter((kind) => plans.every(({ secrets }) => secrets.some((one) => one.kind === kind)));
  const mirrors = Object.fromEntries(plans.flatMap(({ images }) => Object.values(images).flatMap(mirrorOf)));
  const images = plans.flatMap((plan) => Object.values(plan.images).map(({ from }) => from));
  const allowed = [...new Set(images.flatMap((image) => parseImageReference(image)?.registry ?? []))].toSorted();
  const registries = { allowed, ...(Object.keys(mirrors).length === 0 ? {} : { mirrors }) };
  return [
    ['registries', registries, STATE],
    ['bases', families.length === 0 ? {} : { allowed: families }, STATE],
    ['secrets', kinds.filter((kind) => kind !== 'ca'), STATE],
    ['ca', kinds.includes('ca') ? { required: true } : {}, STATE],
    ['files', first.guardrails === undefined ? {} : { emit: first.guardrails.emit }, STATE],
  ];
}

/** The place that stands for a registry: what is in front of the image's own name in both. */
function mirrorOf({ from, canonical }: PlannedImage): readonly (readonly [string, string])[] {
  const [own, through] = [canonical, from].map((text) => (text === undefined ? null : parseImageReference(text)));
  if (!own || !through) return [];
  const place = `${through.registry}/${through.repository}`;
  const end = `/${own.repository}`;
  return place.endsWith(end) ? [[own.registry, place.slice(0, -end.length)]] : [];
}

function imagesOf({ stages }: Dockerfile): readonly string[] {
  const names = new Set(stages.map(({ name }) => name));
  return stages.flatMap(({ image }) =>
    image === null || !image.literal || names.has(image.value.toLowerCase()) || image.value === 'scratch'
      ? []
      : [image.value],
  );
}

function shippedBody({ stages }: Dockerfile): readonly Instruction[] {
  return stages.at(-1)?.body ?? [];
}

function uidOf(file: Dockerfile): number | null {
  const text = shippedBody(file).findLast(({ keyword }) => keyword === 'USER')?.text ?? '';
  const uid = /^(\d+)(?::\d+)?$/.exec(text)?.[1];
  return uid === undefined || uid === '0' ? null : Number(uid);
}

function labelsOf(file: Dockerfile): Readonly<Record<string, string>> {
  const pairs = shippedBody(file).flatMap(({ keyword, pairs: own }) => (keyword === 'LABEL' ? own : []));
  return Object.fromEntries(
    pairs.flatMap(({ key, value }) =>
      value === null || !value.literal || OF_ONE_IMAGE.test(key) ? [] : [[key, value.value] as const],
    ),
  );
}

function common<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function commonPairs([first = {}, ...others]: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  return Object.fromEntries(Object.entries(first).filter(([key, value]) => others.every((one) => one[key] === value)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
