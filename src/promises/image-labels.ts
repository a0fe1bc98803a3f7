import type { Generated } from './read-dockerfile.ts';

const WANTED = ['title', 'version', 'revision', 'created'];

/** H13: the OCI labels are there, their values come from the build, and nothing that costs time stands below them. */
export function imageLabels({ shipped }: Generated): readonly string[] {
  const labels = shipped.body.findIndex((one) => one.keyword === 'LABEL');
  if (labels === -1) return ['no LABEL'];
  const text = shipped.body
    .filter((one) => one.keyword === 'LABEL')
    .map((one) => one.text)
    .join(' ');
  const costly = shipped.body.findLastIndex((one) => ['RUN', 'COPY', 'ADD'].includes(one.keyword));
  const args = shipped.body.flatMap((one, at) =>
    one.keyword === 'ARG' && /^(?:VERSION|REVISION|CREATED)\b/.test(one.text) ? [at] : [],
  );
  return [
    ...WANTED.filter((name) => !text.includes(`org.opencontainers.image.${name}=`)).map((name) => `no label ${name}`),
    ...WANTED.slice(1)
      .filter((name) => !new RegExp(`image\\.${name}="\\$\\{?[A-Z]+\\}?"`).test(text))
      .map((name) => `${name} does not come from the build`),
    ...(labels < costly ? ['a RUN or COPY stands below the labels'] : []),
    ...args.filter((at) => at < costly).map(() => 'an argument of the labels stands above a RUN or COPY'),
  ];
}
