/** Files of a repository by path. */
export type Files = Readonly<Record<string, string>>;

/** Rules that speak of an anti-pattern, with files that have it and files that only look like it. */
export interface AntiPattern {
  readonly rules: readonly string[];
  readonly bad: readonly (readonly [what: string, files: Files])[];
  readonly good: readonly (readonly [what: string, files: Files])[];
}

/** A repository with a Dockerfile and perhaps more. */
export function d(text: string, more: Files = {}): Files {
  return { Dockerfile: text, ...more };
}

export const COMPOSE_PROD: Files = { 'compose.yaml': 'services:\n  web:\n    build: { context: ., target: prod }\n' };
