import { UsageError } from '../../../errors.ts';
import type { Answers } from '../../../model/answers.ts';
import type { RustDetails } from '../facts.ts';

/** A program that Cargo finds by its name and compiles with: nothing of it is shipped. */
export interface Tool {
  /** Its crate, and its file. */
  readonly name: string;
  readonly version: string;
}

/** Newest versions that crates.io had on 2026-11-28, as https://index.crates.io/ca/rg/ lists them; templates were tried with these. */
const CHEF: Tool = { name: 'cargo-chef', version: '0.1.78' };
const AUDITABLE: Tool = { name: 'cargo-auditable', version: '0.7.7' };

/** What was asked for beside Cargo itself. */
export interface Tools {
  readonly all: readonly Tool[];
  /** Whether crates are compiled in a layer, else they lie in a cache mount. */
  readonly cooks: boolean;
  /** Whether the program carries the list of its crates. */
  readonly lists: boolean;
}

/** Whether there are crates, and cargo-chef sees every package that is compiled with them. */
export function canCook({ install, beside }: RustDetails): boolean {
  return install !== 'none' && beside === null;
}

/** Tools of the answers. A program without crates has nothing to cook: asked or not, it is built as ever. */
export function toolsOf({ install, beside }: RustDetails, answers: Answers): Tools {
  const cooks = answers.cargoChef === true && install !== 'none';
  if (cooks && beside !== null)
    throw new UsageError(
      `--cargo-chef: it does not see ${beside.value}, a package by path outside of the workspace. Nothing was written.`,
      {
        hints: [`[workspace]     in Cargo.toml makes packages by path its members; ${beside.from}`],
      },
    );
  const lists = answers.cargoAuditable === true;
  return { all: [...(cooks ? [CHEF] : []), ...(lists ? [AUDITABLE] : [])], cooks, lists };
}
