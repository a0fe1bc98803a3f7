import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';

/** A runtime version that somebody asked for goes before every file of the repo. */
export function asked(given: Answers): Found<string> | null {
  return given.runtime === undefined ? null : { value: given.runtime, from: '--runtime' };
}
