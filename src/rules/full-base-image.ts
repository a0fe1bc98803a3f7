import type { ImageReference, Word } from '../model/dockerfile.ts';
import { splitFix } from './_fixes/split.ts';
import { type DockerfileInput, type Mend, defineRule } from './_shared/define-rule.ts';

const SDK: readonly { repository: RegExp; small: string; tag?: RegExp }[] = [
  {
    repository: /^library\/(?:node|python|ruby|php)$/,
    tag: /^(?!.*(?:slim|alpine|distroless))/,
    small: 'its -slim variant',
  },
  {
    repository: /^library\/(?:golang|rust|gcc|swift|haskell|dart)$/,
    small: 'distroless or scratch with the compiled program',
  },
  { repository: /^library\/(?:maven|gradle|sbt|clojure)$/, small: 'a JRE image' },
  {
    repository: /^library\/(?:eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|openjdk)$/,
    tag: /^(?!.*jre)/,
    small: 'the -jre variant',
  },
  { repository: /^dotnet\/sdk$/, small: 'dotnet/aspnet or dotnet/runtime-deps' },
  {
    repository: /^library\/(?:ubuntu|fedora|centos|almalinux|rockylinux|buildpack-deps)$/,
    small: 'a runtime image of your language, or distroless',
  },
  { repository: /^oven\/bun$/, tag: /^(?!.*(?:slim|alpine|distroless))/, small: 'its -slim or -distroless variant' },
];

export default defineRule({
  name: 'full-base-image',
  summary: 'The shipped stage starts from a runtime image, not from a toolbox.',
  severity: 'medium',
  references: ['CIS Docker 4.3', 'Docker Scout base image advice', 'NIST SP 800-190 4.1.1'],
  messages: { full: '{image} carries compilers and hundreds of packages that nothing at run time needs: take {small}' },
  check(input, report) {
    const { shipped, shippedStages } = input;
    const first = [...shippedStages].at(-1);
    if (!shipped || first?.base.kind !== 'image' || !first.image) return;
    const { reference } = first.base;
    const row = SDK.find(
      ({ repository, tag }) => repository.test(reference.repository) && (tag?.test(reference.tag ?? '') ?? true),
    );
    if (!row) return;
    report({
      at: first.image,
      message: 'full',
      data: { image: reference.text, small: row.small },
      ...fixOf(first.image, reference, input),
    });
  },
});

/** The small image of the same line; where native code is compiled, a stage with compilers stays in front of it. */
function fixOf(image: Word, reference: ImageReference, input: DockerfileInput): { fix?: Mend } {
  if (input.project?.parts.native === true) return splitFix(input);
  const small = input.vetted.small(reference);
  if (small === null || image.raw !== reference.text) return {};
  return { fix: { title: `take ${small}`, safe: false, edits: [{ range: image.range, text: small }] } };
}
