import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { Family, ImageContract } from '../../../model/image.ts';
import type { PlannedImage } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import type { NodeDetails } from '../facts.ts';

/** What every part of the plan works with. */
export interface Decided {
  readonly facts: Facts<NodeDetails>;
  readonly details: NodeDetails;
  readonly answers: Answers;
  readonly name: string;
  readonly family: Family;
  readonly build: PlannedImage;
  readonly runtime: PlannedImage;
  readonly buildContract: ImageContract;
  readonly runtimeContract: ImageContract;
  readonly secrets: readonly Secret[];
}
