import type { ImageReference } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { externalImages } from './_shared/external-images.ts';

export default defineRule({
  name: 'base-image-digest',
  summary: 'Every image from outside is pinned by digest.',
  severity: 'info',
  builder: 'same',
  references: [
    'Semgrep dockerfile-source-not-pinned',
    'OpenSSF Scorecard Pinned-Dependencies',
    'SLSA',
    'NIST SP 800-190 4.1.5',
  ],
  messages: {
    exact: '{image} is not pinned by digest: its publisher can replace it',
    floating: '{image} has no exact tag from its publisher: only a digest pins it (`ironhull pin`)',
    bare: '{image} has a digest but no tag: nobody can read its version, and update bots cannot bump it',
  },
  check(input, report) {
    for (const { reference, range } of externalImages(input)) {
      const image = reference.text;
      const severity = input.settings.digests ? 'medium' : 'info';
      if (reference.digest !== null) {
        if (reference.tag === null) report({ at: range, message: 'bare', data: { image: `${reference.name}@…` } });
      } else
        report({
          at: range,
          message: floats(reference) ? 'floating' : 'exact',
          data: { image },
          severity,
          key: 'pinning',
        });
    }
  },
});

function floats({ registry, repository }: ImageReference): boolean {
  return registry === 'cgr.dev' || repository.startsWith('distroless/');
}
