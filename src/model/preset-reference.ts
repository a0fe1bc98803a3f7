/** What `extends` names outside of its own home. */
export type PresetReference = {
  /** Without version, and without any login: `npm:@acme/ironhull`, `github:acme/platform`, `https://acme.example/preset.yaml`. */
  readonly source: string;
  /** Document in it; empty for the first of the usual names. */
  readonly path: string;
  /** What its text's SHA-256 must be, in hex; `null` when nothing is said. */
  readonly sha256: string | null;
} & (
  | { readonly kind: 'npm'; readonly name: string; readonly range: string }
  | { readonly kind: 'git'; readonly url: string; readonly commit: string }
  | { readonly kind: 'https'; readonly url: string }
);

/** Documents of one source in one version, as they were fetched. */
export interface FetchedPreset {
  /** Exact version or commit; empty where the hash says it all. */
  readonly version: string;
  /** Text of a document, `null` when there is none. */
  readonly read: (path: string) => Promise<string | null>;
}
