import { join } from 'node:path';
import { findSecrets, listContext, type ContextListing, type Repo, type SecretInFile } from '../api.ts';

/** Kept-out files that are looked at by name and text; beyond that the count of secrets is a lower bound. */
const MAX_KEPT_LOOKED_AT = 500;

/** What a build of one folder would send, and the secrets on both sides of the .dockerignore. */
export interface ContextLook {
  /** Folder relative to the repo root; empty for the root. */
  readonly folder: string;
  /** The file that decides, relative to the folder; `null` when there is none. */
  readonly ignoreFile: string | null;
  readonly listing: ContextListing;
  readonly sentSecrets: readonly SecretInFile[];
  readonly keptSecrets: readonly SecretInFile[];
  /** Sent files that could not be looked through. */
  readonly unread: readonly string[];
}

/** Lists a folder as a build with this .dockerignore would see it. */
export async function lookAtContext(
  repo: Repo,
  folder: string,
  ignore: { path: string; text: string } | null,
): Promise<ContextLook> {
  const context = folder === '' ? repo : repo.sub(folder);
  const listing = listContext(join(repo.root, folder), ignore?.text ?? null, ignore?.path);
  const sent = await findSecrets(
    context,
    listing.files.map((file) => file.path),
  );
  const kept = listing.keptOut.map((one) => one.path).filter((path) => !path.endsWith('/'));
  const keptOut = await findSecrets(context, kept.slice(0, MAX_KEPT_LOOKED_AT));
  return {
    folder,
    ignoreFile: ignore?.path ?? null,
    listing,
    sentSecrets: sent.secrets,
    keptSecrets: keptOut.secrets,
    unread: sent.unread,
  };
}
