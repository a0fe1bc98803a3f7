import type { Guardrails, ViewValue } from '../model/plan.ts';

/** A file by which builds and linters refuse what the team does not allow. */
export interface GuardrailFile {
  readonly path: string;
  /** Below `templates/`. */
  readonly template: string;
}

/** Files beside a Dockerfile: buildx reads `<its name>.rego` by itself, hadolint the one of the folder that it runs in. */
export function guardrailFiles(dockerfile: string, { emit, registries }: Guardrails): readonly GuardrailFile[] {
  const folder = dockerfile.slice(0, dockerfile.lastIndexOf('/') + 1);
  return [
    ...(emit.includes('rego')
      ? [
          { path: `${dockerfile}.rego`, template: '_guardrails/policy.rego' },
          { path: `${dockerfile}_test.rego`, template: '_guardrails/policy_test.rego' },
        ]
      : []),
    ...(emit.includes('hadolint') && registries.length > 0
      ? [{ path: `${folder}.hadolint.yaml`, template: '_guardrails/hadolint.yaml' }]
      : []),
  ];
}

/** The guardrails as finished text. */
export function guardrailView(guardrails: Guardrails): ViewValue {
  const { registries, digests } = guardrails;
  const places = registries.map((place) => place.replace(/\/$/, ''));
  return {
    places: JSON.stringify(places),
    digests: String(digests),
    hosts: [...new Set(places.map((place) => place.split('/')[0] ?? place))],
    tests: tests(places[0] ?? null, digests),
  };
}

function tests(place: string | null, digests: boolean): ViewValue {
  const image = (fullRepo: string, isCanonical: boolean): string =>
    JSON.stringify({ image: { fullRepo, ...(isCanonical ? { isCanonical } : {}) } });
  const own = `${place ?? 'docker.io'}/app`;
  return [
    { name: 'test_allowed_with_digest', holds: 'decision.allow', input: image(own, true) },
    {
      name: 'test_allowed_with_tag',
      holds: digests ? 'not decision.allow' : 'decision.allow',
      input: image(own, false),
    },
    {
      name: 'test_elsewhere',
      holds: place === null ? 'decision.allow' : 'not decision.allow',
      input: image('elsewhere.invalid/app', true),
    },
  ];
}
