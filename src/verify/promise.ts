import type { Bench } from './bench.ts';

/** `not-provable` is an answer of the host, `not-applicable` one of the image; both say why. */
export type VerdictState = 'proven' | 'broken' | 'not-applicable' | 'not-provable';

/** What became of one promise of the hardening contract on one image. */
export interface Verdict {
  /** As in `H1`. */
  readonly promise: string;
  readonly state: VerdictState;
  /** What was seen, one line each; for a broken promise each thing that breaks it. Never a secret's value. */
  readonly seen: readonly string[];
}

/** A promise and the way to prove it on a built image. */
export interface HardeningPromise {
  /** As in `H1`. */
  readonly id: string;
  /** The promise in a few words. */
  readonly title: string;
  /** Proves it on the bench's image; builds and runs what it needs. */
  readonly prove: (bench: Bench) => Promise<Outcome>;
}

export type Outcome = Omit<Verdict, 'promise'>;

/** Nothing speaks against the promise, and `seen` says what was looked at. */
export function proven(...seen: readonly string[]): Outcome {
  return { state: 'proven', seen };
}

/** Each line is one thing that breaks the promise. */
export function broken(...seen: readonly string[]): Outcome {
  return { state: 'broken', seen };
}

/** The promise says nothing about this image. */
export function notApplicable(why: string): Outcome {
  return { state: 'not-applicable', seen: [why] };
}

/** This host cannot show it. */
export function notProvable(why: string): Outcome {
  return { state: 'not-provable', seen: [why] };
}

/** Broken when there are faults, else proven with what was looked at. Long lists are cut to what a person reads. */
export function judge(faults: readonly string[], looked: string): Outcome {
  if (faults.length === 0) return proven(looked);
  const rest = faults.length - 8;
  return broken(...faults.slice(0, 8), ...(rest > 0 ? [`and ${rest} more`] : []));
}
