import { expect, it } from 'vitest';
import { applyEdits } from '../../../src/dockerfile/edits.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { DockerfileRule } from '../../../src/rules/_shared/define-rule.ts';
import { run, type Around } from '../rule-table.ts';

/** A text that is found and what its first fix makes of it. */
export type Mends = readonly [text: string, fixed: string, around?: Around];
/** A text that is found and that no fix touches. */
export type Leaves = string | readonly [text: string, around: Around];

export interface FixTable {
  /** What stands around a text, unless its row says more. */
  readonly around?: Around;
  /** What the fix says of itself. */
  readonly says: Partial<NonNullable<Finding['fix']>>;
  readonly mends: readonly Mends[];
  readonly leaves: readonly Leaves[];
}

/** One test per row: a fix is mended to the letter, or nothing is done where the outcome is unsure. */
export function fixTable(rule: DockerfileRule, { around = {}, says, mends, leaves }: FixTable): void {
  it.each(mends.map(([text, fixed, more]) => [text, fixed, { ...around, ...more }] as const))(
    `${rule.name} mends %j to %j`,
    (text, fixed, its) => {
      const fix = firstFix(rule, text, its);
      expect(applyEdits(text, [fix?.edits ?? []]).text).toBe(fixed);
      expect(fix).toMatchObject(says);
    },
  );
  it.each(leaves.map((row) => (typeof row === 'string' ? ([row, around] as const) : ([row[0], row[1]] as const))))(
    `${rule.name} leaves %j`,
    (text, its) => {
      expect(run(rule, text, its).findings.map(({ fix }) => fix)).toContain(null);
      expect(firstFix(rule, text, its)).toBeNull();
    },
  );
}

/** The first fix that a rule offers for a text. */
export function firstFix(rule: DockerfileRule, text: string, around: Around): Finding['fix'] {
  return run(rule, text, around).findings.find(({ fix }) => fix !== null)?.fix ?? null;
}
