import { mirrored } from '../dockerfile/mirrored.ts';
import { parseImageReference } from '../dockerfile/image-reference.ts';
import type { ImageReference, Range } from '../model/dockerfile.ts';
import { defineRule, type DockerfileInput } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

export default defineRule({
  name: 'trusted-registry',
  summary: 'Images come only from the registries that the team allows.',
  severity: 'medium',
  references: ['hadolint DL3026', 'CIS Docker 4.2', 'Docker Scout approved base images', 'NIST SP 800-190 4.1.5'],
  messages: {
    foreign: '{image} comes from {registry}, which the preset does not allow',
    direct: '{image} goes past the mirror: {mirror} stands for it',
  },
  check(input, report) {
    const { registries, policy } = input.settings;
    const mirrors = policy.values.registries?.mirrors ?? {};
    if (registries.length === 0 && Object.keys(mirrors).length === 0) return;
    for (const { reference, range } of [...frontend(input), ...externalImages(input)]) {
      const image = reference.text;
      const mirror = mirrored(image, mirrors);
      if (mirror !== image)
        report({ at: range, message: 'direct', data: { image, mirror }, key: 'registries.mirrors' });
      else if (!isAllowed(reference, registries))
        report({
          at: range,
          message: 'foreign',
          data: { image, registry: reference.registry },
          key: 'registries.allowed',
        });
    }
  },
});

/** The builder runs what `# syntax` names: an image like any other, judged where a team speaks of images at all. */
function frontend({ dockerfile, settings }: DockerfileInput): { reference: ImageReference; range: Range }[] {
  if (settings.policy.values.registries === undefined) return [];
  return dockerfile.directives.flatMap(({ name, value, range }) => {
    const reference = name === 'syntax' ? parseImageReference(value.split(/\s/)[0] ?? '') : null;
    return reference === null ? [] : [{ reference, range }];
  });
}

function isAllowed({ registry, repository }: ImageReference, places: readonly string[]): boolean {
  const full = `${registry}/${repository}`;
  return (
    places.length === 0 || places.some((place) => full === place || full.startsWith(`${place.replace(/\/$/, '')}/`))
  );
}
