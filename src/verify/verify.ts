import { onBench } from './bench.ts';
import type { Docker } from './docker.ts';
import { proveAll, PROMISES } from './index.ts';
import type { Verdict } from './promise.ts';
import { redactor } from './redact.ts';
import type { Subject } from './subject.ts';

/** What a verification came to. */
export interface Verification {
  /** Why there is no image, empty when there is one. */
  readonly notBuilt: string;
  /** One for each promise of the contract, in its order; none without an image. */
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
  /** Name of everything that was made in Docker, and is gone; empty when nothing was. */
  readonly bench: string;
}

/**
 * Builds the image, proves the hardening contract on it and removes everything again, the base image too unless it was there before. No
 * verdict carries a secret's value.
 */
export async function verify(
  subject: Subject,
  docker: Docker,
  report: (verdict: Verdict) => void,
  signal?: AbortSignal,
): Promise<Verification> {
  const started = performance.now();
  const done = (): number => (performance.now() - started) / 1000;
  const hide = redactor([...subject.mounted, ...subject.passed]);
  const forget = await baseForgetter(subject, docker);
  const verdicts: Verdict[] = [];
  const tell = (verdict: Verdict): void => {
    verdicts.push({ ...verdict, seen: verdict.seen.map(hide) });
    report(verdicts.at(-1) ?? verdict);
  };
  try {
    return await onBench(subject, docker, async (bench) => {
      if ('failed' in bench) return { notBuilt: hide(bench.failed), verdicts, seconds: done(), bench: '' };
      await proveAll(bench, tell, PROMISES, signal);
      await bench.image.close();
      return { notBuilt: '', verdicts, seconds: done(), bench: bench.network };
    });
  } finally {
    await forget();
  }
}

/** Removes the base image that the bench pulls, where the engine did not have it. */
async function baseForgetter({ base }: Subject, docker: Docker): Promise<() => Promise<void>> {
  if (base === null || (await docker(['image', 'inspect', base])).ok) return async () => undefined;
  return async () => void (await docker(['image', 'rm', base], { cleanUp: true, seconds: 120 }));
}
