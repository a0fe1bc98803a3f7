import { onBench } from './bench.ts';
import type { Docker } from './docker.ts';
import { proveAll, PROMISES } from './index.ts';
import type { Verdict } from './promise.ts';
import type { Subject } from './subject.ts';

/** What a verification came to. */
export interface Verification {
  /** Why there is no image, empty when there is one. */
  readonly notBuilt: string;
  /** One for each promise of the contract, in its order; none without an image. */
  readonly verdicts: readonly Verdict[];
  readonly seconds: number;
}

/** Builds the image, proves the hardening contract on it and removes everything again. */
export async function verify(
  subject: Subject,
  docker: Docker,
  report: (verdict: Verdict) => void,
  signal?: AbortSignal,
): Promise<Verification> {
  const started = performance.now();
  const done = (): number => (performance.now() - started) / 1000;
  return onBench(subject, docker, async (bench) => {
    if ('failed' in bench) return { notBuilt: bench.failed, verdicts: [], seconds: done() };
    const verdicts = await proveAll(bench, report, PROMISES, signal);
    await bench.image.close();
    return { notBuilt: '', verdicts, seconds: done() };
  });
}
