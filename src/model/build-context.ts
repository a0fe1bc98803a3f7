/** A secret that a build would be sent: where and of what kind, never its value. */
export interface SentSecret {
  readonly path: string;
  readonly kind: string;
}

/** What would be sent to the builder, as far as rules ask. */
export interface ContextView {
  /** Whether a file or folder stands at the path and something of it is sent. */
  sends(path: string): boolean;
  /** Whether a file or folder stands at the path at all. */
  exists(path: string): boolean;
  /** Name of the ignore file in force; `null` when there is none. */
  readonly ignoreFile: string | null;
  /** Its text; empty when there is none. */
  readonly ignoreText: string;
  /** Whether the context is a folder that was looked at, rather than a lone file. */
  readonly known: boolean;
  /** Secrets found among what is sent. */
  readonly secrets: readonly SentSecret[];
}
