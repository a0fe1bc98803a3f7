import type { Bench } from './bench.ts';
import { anyArchitecture } from './promises/any-architecture.ts';
import { anyUser } from './promises/any-user.ts';
import { buildChecks } from './promises/build-checks.ts';
import { closedContext } from './promises/closed-context.ts';
import { declaredPackages } from './promises/declared-packages.ts';
import { frozenInstall } from './promises/frozen-install.ts';
import { gracefulStop } from './promises/graceful-stop.ts';
import { healthTells } from './promises/health-tells.ts';
import { highPorts } from './promises/high-ports.ts';
import { installOnce } from './promises/install-once.ts';
import { labelled } from './promises/labelled.ts';
import { noPrivilegedFiles } from './promises/no-privileged-files.ts';
import { noSecretLeft } from './promises/no-secret-left.ts';
import { noSecretPassed } from './promises/no-secret-passed.ts';
import { nothingExtra } from './promises/nothing-extra.ts';
import { numericUser } from './promises/numeric-user.ts';
import { oneService } from './promises/one-service.ts';
import { readOnlyApp } from './promises/read-only-app.ts';
import { reproducible } from './promises/reproducible.ts';
import { vettedBases } from './promises/vetted-bases.ts';
import { broken, type HardeningPromise, type Verdict } from './promise.ts';

/** The hardening contract, in its order. */
export const PROMISES: readonly HardeningPromise[] = [
  numericUser,
  readOnlyApp,
  anyUser,
  nothingExtra,
  vettedBases,
  buildChecks,
  frozenInstall,
  noSecretLeft,
  closedContext,
  gracefulStop,
  healthTells,
  noPrivilegedFiles,
  labelled,
  reproducible,
  anyArchitecture,
  oneService,
  installOnce,
  declaredPackages,
  highPorts,
  noSecretPassed,
];

/**
 * Proves these promises on the bench, one after the other, until told to stop. H17 is proven first: it is about the cache that the image
 * under test has left, and others build without one. Verdicts are reported in the order of the promises.
 */
export async function proveAll(
  bench: Bench,
  report: (verdict: Verdict) => void,
  promises: readonly HardeningPromise[],
  signal?: AbortSignal,
): Promise<readonly Verdict[]> {
  const { told, add } = inOrder(promises, report);
  const stopped = (): boolean => signal?.aborted === true;
  for (const promise of promises.toSorted((one, other) => turn(one) - turn(other))) {
    if (stopped()) break;
    const outcome = await promise
      .prove(bench)
      .catch((error: unknown) =>
        broken(`could not be shown: ${error instanceof Error ? error.message : String(error)}`),
      );
    // What was stopped half way says nothing of the image.
    if (stopped()) break;
    add({ promise: promise.id, ...outcome });
  }
  return told;
}

function turn(promise: HardeningPromise): number {
  return promise === installOnce ? 0 : 1;
}

interface Telling {
  /** What has been reported. */
  readonly told: readonly Verdict[];
  /** Reports this one as soon as all before it are known. */
  readonly add: (verdict: Verdict) => void;
}

function inOrder(promises: readonly HardeningPromise[], report: (verdict: Verdict) => void): Telling {
  const known = new Map<string, Verdict>();
  const told: Verdict[] = [];
  const next = (): Verdict | undefined => known.get(promises[told.length]?.id ?? '');
  const add = (verdict: Verdict): void => {
    known.set(verdict.promise, verdict);
    for (let one = next(); one !== undefined; one = next()) {
      told.push(one);
      report(one);
    }
  };
  return { told, add };
}
