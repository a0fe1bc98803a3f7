import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { AppInterface } from '../facts.ts';
import type { SourceFile } from '../detect/sources.ts';

/** One web framework, or the lack of one: what its programs look like. */
export interface Framework {
  /** As shown to people. */
  readonly title: string;
  /** Package that carries its version; empty for none. */
  readonly packageName: string;
  readonly appInterface: AppInterface;
  /** Every program of this framework in the repo: `orders.main:app`, or a module for a worker. */
  readonly entries: (files: readonly SourceFile[], repo: Repo) => readonly Found<string>[];
}
