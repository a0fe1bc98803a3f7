import { UsageError } from '../src/errors.ts';
import { imageReference } from '../src/images/resolve.ts';

/** One line of images.Dockerfile: what a row's `FROM` says. */
export interface ImageLine {
  readonly id: string;
  readonly name: string;
  readonly tag: string;
  readonly digest: string | null;
}

/** What images.Dockerfile says: its lines, and the day on which they were checked (ISO date). */
export interface ImageLines {
  readonly checked: string;
  readonly images: readonly ImageLine[];
}

const FROM =
  /^FROM (?<name>[a-z0-9][a-z0-9._/-]*?)(?::(?<tag>[\w][\w.-]*))?(?:@(?<digest>sha256:[0-9a-f]{64}))? AS (?<id>[a-z0-9][a-z0-9.-]*)$/;
const CHECKED = /^# Checked: (\d{4}-\d{2}-\d{2})$/m;

/** Reads images.Dockerfile. A line that is neither a comment nor a plain `FROM` is refused: bots must find nothing else there. */
export function parseImageLines(text: string): ImageLines {
  const images = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => parseImageLine(line, number));
  return { checked: CHECKED.exec(text)?.[1] ?? '', images };
}

function parseImageLine(line: string, number: number): ImageLine {
  const groups = FROM.exec(line)?.groups;
  if (groups === undefined) throw new UsageError(`images.Dockerfile:${number} is not a plain FROM … AS line: ${line}`);
  return {
    id: groups['id'] ?? '',
    name: groups['name'] ?? '',
    tag: groups['tag'] ?? '',
    digest: groups['digest'] ?? null,
  };
}

/** images.Dockerfile with new tags, digests and date, and every comment where it was. */
export function renderImageLines(text: string, { checked, images }: ImageLines): string {
  const fresh = new Map(images.map((image) => [image.id, image]));
  return text
    .replace(CHECKED, `# Checked: ${checked}`)
    .split('\n')
    .map((line) => fromLine(fresh.get(FROM.exec(line)?.groups?.['id'] ?? '')) ?? line)
    .join('\n');
}

function fromLine(image: ImageLine | undefined): string | undefined {
  return image === undefined ? undefined : `FROM ${imageReference(image)} AS ${image.id}`;
}

/** Text of references.ts: the same lines as data, so that nothing reads a file at run time. */
export function renderReferences({ checked, images }: ImageLines): string {
  const rows = images.map(
    ({ id, name, tag, digest }) =>
      `  '${id}': { name: '${name}', tag: '${tag}', digest: ${digest === null ? 'null' : `'${digest}'`} },\n`,
  );
  return [
    '// Written from images.Dockerfile by `npm run catalogue -- --offline`: edit that file, not this one.\n\n',
    '/** Day on which the image lines were last checked against their sources. */\n',
    `export const CHECKED = '${checked}';\n\n`,
    '/** The FROM of each catalogue row. */\n',
    '// oxfmt-ignore\n',
    'export const REFERENCES = {\n',
    ...rows,
    '} as const satisfies Record<string, { name: string; tag: string; digest: string | null }>;\n\n',
    'export type ImageId = keyof typeof REFERENCES;\n',
  ].join('');
}
