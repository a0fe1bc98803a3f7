import { globSync } from 'node:fs';
import { join } from 'node:path';
import { INSTRUMENTER_CONSTANTS, type CoverageData, type MutantCoverage } from '@stryker-mutator/api/core';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { CollectedTest } from './collected-tests.ts';
import { ModuleLoader } from './module-loader.ts';

/** What instrumented code reads and writes. */
interface Instrumented {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage & { static: CoverageData };
}

/** Tests that watch time or try random texts: slow, and not needed to kill a mutant. */
const LEFT_OUT = /\/(?:time|any-text|hostile)\.test\.ts$/;

/** Whole repositories that are mended. They take their time, and say most of the fixes: nothing else is asked of them. */
const MENDED = ['test/mend/mend.test.ts', 'test/mend/split.test.ts'];
/** What belongs to the rules and is tested outside their folder. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { rules: MENDED };
const IS_FIX = /\/_fixes\//;

/** Test files that are loaded anew for one mutant. */
const MOST_RELOADED = 8;

/** Runs the tests of pure folders in this very process: a mutant costs milliseconds instead of a new worker with all its modules. */
export class InProcessRunner implements TestRunner {
  readonly #state = instrumented();
  readonly #loader = new ModuleLoader(process.cwd());
  readonly #files: readonly string[];
  readonly #loaded = new Map<string, readonly CollectedTest[]>();
  readonly #reached = new Map<string, ReadonlySet<string>>();
  #generation = 0;

  constructor(part: string) {
    this.#files = globSync([`test/${part}/**/*.test.ts`, ...(BESIDE[part] ?? [])])
      .filter((file) => !LEFT_OUT.test(file))
      .toSorted()
      .map((file) => join(process.cwd(), file));
  }

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<DryRunResult> {
    const tests: TestResult[] = [];
    for (const test of await this.#testsOf(this.#files)) {
      this.#state.currentTestId = test.id;
      tests.push(await run(test));
      this.#state.currentTestId = undefined;
    }
    const { mutantCoverage } = this.#state;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const result = await this.#tryMutant(options);
    if (result.status !== MutantRunStatus.Killed || (await this.#isClean(result.killedBy))) return result;
    // An earlier mutant left something behind: only fresh modules tell the truth.
    this.#forget();
    return this.#tryMutant(options);
  }

  async #tryMutant(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, sandboxFileName } = options;
    const files = await this.#reaching(sandboxFileName);
    Object.assign(this.#state, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    this.#state.activeMutant = activeMutant.id;
    try {
      const tests = await this.#results(files, options);
      const limit = determineHitLimitReached(this.#state.hitCount, hitLimit);
      return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests });
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
    } finally {
      this.#state.activeMutant = undefined;
    }
  }

  /** What the tests say of the active mutant, up to the first that fails. */
  async #results(files: readonly string[], options: MutantRunOptions): Promise<TestResult[]> {
    const isStatic = options.mutantActivation === 'static' || options.reloadEnvironment;
    const wanted = options.testFilter && new Set(options.testFilter);
    if (isStatic) this.#generation += 1;
    const tried = isStatic ? this.#narrowest(files) : files;
    const results: TestResult[] = [];
    for (const file of tried) {
      const tests = isStatic ? await this.#loader.load(file, this.#generation) : await this.#testsOf([file]);
      await runInto(
        results,
        tests.filter(({ id }) => wanted?.has(id) ?? true),
        options.disableBail,
      );
      if (!options.disableBail && hasFailed(results)) break;
    }
    return results;
  }

  /** Test files that reach a source file, those that reach least first: they are fast and to the point. */
  async #reaching(source: string): Promise<readonly string[]> {
    await this.#testsOf(this.#files);
    for (const file of this.#files) if (!this.#reached.has(file)) this.#reached.set(file, this.#loader.reachedBy(file));
    return this.#files
      .filter((file) => this.#reached.get(file)?.has(source))
      .filter((file) => !MENDED.some((path) => file.endsWith(path)) || IS_FIX.test(source))
      .toSorted((one, other) => this.#size(one) - this.#size(other));
  }

  /** Fresh modules cost time: only test files that are about the source get them. What others would kill counts as alive. */
  #narrowest(files: readonly string[]): readonly string[] {
    const limit = 1.5 * this.#size(files[0] ?? '');
    return files.filter((file) => this.#size(file) <= limit).slice(0, MOST_RELOADED);
  }

  #size(file: string): number {
    return this.#reached.get(file)?.size ?? 0;
  }

  /** A kill counts only when the same test passes again without the mutant. */
  async #isClean(killedBy: readonly string[] | string): Promise<boolean> {
    const ids = new Set(typeof killedBy === 'string' ? [killedBy] : killedBy);
    const tests = (await this.#testsOf(this.#files)).filter(({ id }) => ids.has(id));
    const results: TestResult[] = [];
    await runInto(results, tests, true);
    return results.every(({ status }) => status === TestStatus.Success);
  }

  async #testsOf(files: readonly string[]): Promise<readonly CollectedTest[]> {
    for (const file of files)
      if (!this.#loaded.has(file)) this.#loaded.set(file, await this.#loader.load(file, this.#generation));
    return files.flatMap((file) => this.#loaded.get(file) ?? []);
  }

  #forget(): void {
    this.#loaded.clear();
    this.#generation += 1;
  }
}

function instrumented(): Instrumented {
  const everything: Record<string, unknown> = globalThis;
  return (everything[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
}

async function runInto(results: TestResult[], tests: readonly CollectedTest[], toTheEnd: boolean): Promise<void> {
  for (const test of tests) {
    const result = await run(test);
    results.push(result);
    if (!toTheEnd && hasFailed(results)) return;
  }
}

function hasFailed(results: readonly TestResult[]): boolean {
  return results.at(-1)?.status === TestStatus.Failed;
}

async function run(test: CollectedTest): Promise<TestResult> {
  const started = performance.now();
  const result = { id: test.id, name: test.id, fileName: test.file };
  try {
    await test.run();
    return { ...result, status: TestStatus.Success, timeSpentMs: performance.now() - started };
  } catch (error) {
    const failureMessage = error instanceof Error ? error.message : String(error);
    return { ...result, status: TestStatus.Failed, timeSpentMs: performance.now() - started, failureMessage };
  }
}
