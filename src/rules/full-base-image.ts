import { defineRule } from './_shared/define-rule.ts';

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
  check({ shipped, shippedStages, vetted, project }, report) {
    const first = [...shippedStages].at(-1);
    if (!shipped || first?.base.kind !== 'image' || !first.image) return;
    const { reference } = first.base;
    const row = SDK.find(
      ({ repository, tag }) => repository.test(reference.repository) && (tag?.test(reference.tag ?? '') ?? true),
    );
    if (!row) return;
    // Native code is compiled in this stage: without its compilers nothing would be built.
    const small = project?.parts.native === true ? null : vetted.small(reference);
    const isPlain = first.image.raw === reference.text;
    const fix =
      small === null || !isPlain ? undefined : { title: `take ${small}`, safe: false, edits: [{ range: first.image.range, text: small }] };
    report({
      at: first.image,
      message: 'full',
      data: { image: reference.text, small: row.small },
      ...(fix ? { fix } : {}),
    });
  },
});
