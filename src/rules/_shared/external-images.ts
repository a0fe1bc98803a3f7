import { parseImageReference } from '../../dockerfile/image-reference.ts';
import { canonical } from '../../dockerfile/mirrored.ts';
import { mountsOf } from '../../dockerfile/mounts.ts';
import { onceByText } from '../../model/once-by-text.ts';
import type { ImageReference, Range, Stage } from '../../model/dockerfile.ts';
import type { DockerfileInput } from './define-rule.ts';
import { keptWith } from '../../model/kept-with.ts';

/** An image from outside the file. */
export interface ExternalImage {
  readonly reference: ImageReference;
  /** The same without the team's mirror: what is known of images goes by this name. */
  readonly canonical: ImageReference;
  readonly range: Range;
  readonly stage: Stage;
  readonly use: 'base' | 'copy' | 'mount';
}

/** Worked out once: every rule on images asks for them. */
const known = keptWith<DockerfileInput, readonly ExternalImage[]>();

/** Every image a file pulls: bases, `COPY --from=`, and `--mount=from=`. Stages, numbers and bare context names are none. */
export function externalImages(input: DockerfileInput): readonly ExternalImage[] {
  const done = known.get(input);
  if (done) return done;
  const names = new Set<string>();
  const images: Omit<ExternalImage, 'canonical'>[] = [];
  for (const stage of input.stages) {
    images.push(...baseImage(stage), ...copied(stage, names));
    if (stage.name !== null) names.add(stage.name);
  }
  const mirrors = input.settings.policy.values.registries?.mirrors ?? {};
  const name = onceByText((reference) => canonical(reference, mirrors));
  const named = images.map(({ reference, range, stage, use }) => ({
    reference,
    range,
    stage,
    use,
    canonical: name(reference),
  }));
  known.set(input, named);
  return named;
}

function baseImage(stage: Stage): Omit<ExternalImage, 'canonical'>[] {
  if (stage.base.kind !== 'image' || stage.image === null) return [];
  return [{ reference: stage.base.reference, range: stage.image.range, stage, use: 'base' }];
}

function copied(stage: Stage, names: ReadonlySet<string>): Omit<ExternalImage, 'canonical'>[] {
  return stage.body.flatMap((instruction) => {
    if (instruction.flags.length === 0) return [];
    const flags = instruction.flags
      .filter(({ name }) => name === 'from')
      .map(({ value, range }) => ({ text: value ?? '', range, use: 'copy' as const }));
    const mounts = mountsOf(instruction).map(({ from, range }) => ({ text: from ?? '', range, use: 'mount' as const }));
    return [...flags, ...mounts].flatMap(({ text, range, use }) => {
      const reference = isImageName(text, names) ? parseImageReference(text) : null;
      return reference ? [{ reference, range, stage, use }] : [];
    });
  });
}

/** A plain word may be a named context, given on the command line: only what cannot be one counts as an image. */
function isImageName(text: string, names: ReadonlySet<string>): boolean {
  return /[:/@]/.test(text) && !names.has(text.toLowerCase());
}
