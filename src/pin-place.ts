import { parseImageReference } from './dockerfile/image-reference.ts';
import type { Edit } from './model/dockerfile.ts';
import type { NamedPlace } from './model/pin.ts';
import { whyUnaskable } from './remote/endpoint.ts';
import { whyNoRef } from './remote/git.ts';
import type { Remote } from './remote/open-remote.ts';

/** What `pin` asks the network for. */
export type Asked = Pick<Remote, 'digestOf' | 'commitOf'>;

export interface PinOptions {
  /** Asks again for what has a digest or commit already. */
  readonly refresh: boolean;
}

/** What becomes of one place. */
export interface Outcome {
  readonly after: string;
  /** Why it is left as it is; `null` when it is pinned. */
  readonly left: string | null;
  readonly edits: readonly Edit[];
}

/** Asks for the digest or commit of one place, where it can be pinned at all. */
export async function pinPlace(place: NamedPlace, asked: Asked, options: PinOptions): Promise<Outcome> {
  const why = place.left ?? (place.text.includes('$') ? 'it has a variable' : null);
  if (why !== null) return leave(place, why);
  return place.kind === 'image' ? pinImage(place, asked, options) : pinAction(place, asked, options);
}

async function pinImage(place: NamedPlace, asked: Asked, { refresh }: PinOptions): Promise<Outcome> {
  if (/[{}<>%]/.test(place.text)) return leave(place, 'it has a placeholder');
  const image = parseImageReference(place.text);
  if (image === null) return leave(place, 'it is no image name');
  if (image.digest !== null && !refresh) return leave(place, 'it has a digest');
  if (image.digest !== null && image.tag === null) return leave(place, 'it has no tag that could be asked for');
  const why = whyUnaskable(image);
  if (why !== null) return leave(place, why);
  return replace(place, `${image.name}:${image.tag ?? 'latest'}@${await asked.digestOf(image)}`, []);
}

const COMMIT = /^[0-9a-f]{40}$/;
/** What a comment behind a commit says of its version. */
const VERSION = /^(?:v?\d[\w.+-]*|main|master)$/;

/** The SLSA generator checks the tag that it was called by. */
const CALLED_BY_TAG = /^slsa-framework\/slsa-github-generator$/i;

interface Action {
  /** With the folder inside the repository. */
  readonly path: string;
  /** As in `owner/name`. */
  readonly repository: string;
  /** Tag or branch to ask for; `null` where a commit stands and nothing says of which. */
  readonly ref: string | null;
  readonly fixed: boolean;
}

async function pinAction(place: NamedPlace, asked: Asked, { refresh }: PinOptions): Promise<Outcome> {
  const word = place.comment?.word ?? null;
  const action = actionOf(place.text, word);
  if (action === null) return leave(place, 'it is no action name');
  const { path, repository, ref, fixed } = action;
  if (fixed && !refresh) return leave(place, 'it has a commit');
  if (ref === null) return leave(place, 'no comment names its version');
  if (CALLED_BY_TAG.test(repository)) return leave(place, 'it proves itself by its tag and refuses to run by commit');
  const why = whyNoRef(repository, ref);
  if (why !== null) return leave(place, why);
  return replace(place, `${path}@${await asked.commitOf(repository, ref)}`, word === ref ? [] : comment(place, ref));
}

function actionOf(text: string, word: string | null): Action | null {
  const [path, version, ...more] = text.split('@');
  if (path === undefined || version === undefined || more.length > 0) return null;
  const repository = path.split('/').slice(0, 2).join('/');
  const fixed = COMMIT.test(version);
  const named = word !== null && VERSION.test(word) ? word : null;
  return { path, repository, ref: fixed ? named : version, fixed };
}

function comment(place: NamedPlace, ref: string): readonly Edit[] {
  const at = place.comment?.at ?? place.range.end;
  return [{ range: { start: at, end: at }, text: ` # ${ref}` }];
}

function leave({ text }: NamedPlace, why: string): Outcome {
  return { after: text, left: why, edits: [] };
}

function replace({ text, range }: NamedPlace, after: string, more: readonly Edit[]): Outcome {
  if (after === text) return { after, left: 'it is up to date', edits: [] };
  return { after, left: null, edits: [{ range, text: after }, ...more] };
}
