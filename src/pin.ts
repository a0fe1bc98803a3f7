import { COMPOSE, deploymentOf } from './deploy/deployment.ts';
import { dockerfilesOf, isDockerfileName } from './deploy/dockerfiles.ts';
import { namedPlacesInYaml } from './deploy/named-places.ts';
import { nameOf } from './deploy/paths.ts';
import { applyEdits } from './dockerfile/edits.ts';
import { refusalOf } from './dockerfile/limits.ts';
import { namedPlaces } from './dockerfile/named-places.ts';
import { parseDockerfile } from './dockerfile/parse.ts';
import { lineStartsOf, positionOf } from './dockerfile/positions.ts';
import type { Dockerfile, Edit } from './model/dockerfile.ts';
import { movingTag, type NamedPlace } from './model/pin.ts';
import type { Repo } from './model/repo.ts';
import { pinPlace, type Asked, type PinOptions } from './pin-place.ts';

/** One place of a file that names an image or an action, after pinning. */
export interface PinnedPlace {
  readonly line: number;
  /** As people call it: `FROM`, `COPY --from`, `RUN --mount`, `# syntax`, `image`, `uses`. */
  readonly where: string;
  readonly before: string;
  /** The same when it was left as it is. */
  readonly after: string;
  /** Why it was left as it is; `null` when it was pinned. */
  readonly left: string | null;
}

/** A file with its images and actions pinned. Nothing is written yet. */
export interface PinnedFile {
  readonly file: string;
  readonly before: string;
  readonly text: string;
  readonly places: readonly PinnedPlace[];
  /** Why nothing was read in it; `null` when it was. */
  readonly unread: string | null;
}

const WORKFLOW = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/;
const FOREIGN = /(?:^|\/)(?:vendor|third_party)\//;
const YAML = /\.ya?ml$/;

/**
 * Files of a folder that may name images or actions: Dockerfiles, compose files, workflows, actions. Workflows are known by their
 * folder, so `prefix` says where this one stands.
 */
export function pinnableFiles(repo: Repo, prefix: string): string[] {
  const yaml = repo
    .files()
    .filter((file) => (COMPOSE.test(nameOf(file)) || WORKFLOW.test(prefix + file)) && !FOREIGN.test(file));
  return [...new Set([...dockerfilesOf(repo, deploymentOf(repo)), ...yaml])].toSorted();
}

/** Files asked about at the same time: registries limit rates. */
const AT_ONCE = 4;

/** The same as {@link pinText} for files of a folder. Throws `UsageError` for one that is not text. */
export async function pinFiles(
  repo: Repo,
  files: readonly string[],
  asked: Asked,
  options: PinOptions,
): Promise<PinnedFile[]> {
  const pinned: PinnedFile[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    pinned.push(...(await Promise.all(some.map((file) => pinText(file, repo.text(file) ?? '', asked, options)))));
  }
  return pinned;
}

/**
 * Writes the digest behind every image and the commit behind every action, and changes nothing else. Throws `RemoteError` when one
 * of them can't be had: nothing is invented and nothing taken from elsewhere.
 */
export async function pinText(file: string, text: string, asked: Asked, options: PinOptions): Promise<PinnedFile> {
  const { places, dockerfile, unread } = read(file, text);
  const lineStarts = lineStartsOf(text);
  const pinned: { place: PinnedPlace; edits: readonly Edit[] }[] = [];
  for (const place of places) {
    const { after, left, edits } = await pinPlace(place, asked, options);
    const { line } = positionOf(lineStarts, place.range.start);
    pinned.push({ place: { line, where: place.where, before: place.text, after, left }, edits });
  }
  const untrue =
    dockerfile === null
      ? []
      : untrueLines(
          dockerfile,
          pinned.map(({ place }) => place.after),
        );
  const groups = [...pinned.map(({ edits }) => edits), ...untrue].filter((edits) => edits.length > 0);
  return {
    file,
    before: text,
    text: applyEdits(text, groups).text,
    places: pinned.map(({ place }) => place),
    unread,
  };
}

interface Read {
  readonly places: readonly NamedPlace[];
  readonly dockerfile: Dockerfile | null;
  readonly unread: string | null;
}

function read(file: string, text: string): Read {
  if (YAML.test(file) && !isDockerfileName(file)) {
    const { places, reason } = namedPlacesInYaml(file, text);
    return { places, dockerfile: null, unread: reason };
  }
  if (refusalOf(text) !== null) return { places: [], dockerfile: null, unread: 'it is larger than any Dockerfile' };
  const dockerfile = parseDockerfile(text);
  return { places: namedPlaces(dockerfile), dockerfile, unread: null };
}

/** Lines of the header that say that a tag moves, where a digest now stands behind it. */
function untrueLines({ pieces, text }: Dockerfile, images: readonly string[]): (readonly Edit[])[] {
  const fixed = images.filter((image) => image.includes('@')).map((image) => image.slice(0, image.indexOf('@')));
  const said = new Set(fixed.map((from) => `Deviation from H5: ${movingTag(from)}`));
  return pieces.flatMap((piece) =>
    piece.kind === 'comment' && said.has(text.slice(piece.range.start, piece.range.end).replace(/^#/, '').trim())
      ? [[{ range: piece.range, text: '' }]]
      : [],
  );
}
