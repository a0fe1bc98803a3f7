import type { Instruction, Stage } from '../../model/dockerfile.ts';
import { keptWith } from '../../model/kept-with.ts';

/** An instruction together with its stage. */
export interface Placed {
  readonly stage: Stage;
  readonly instruction: Instruction;
  /** Whether an ONBUILD runs it, in a build that starts from the image. */
  readonly later: boolean;
}

/** The instructions of some stages, and those of each keyword that was asked for. */
interface Gathered {
  readonly all: readonly Placed[];
  readonly keywords: ReadonlySet<string>;
  readonly asked: Map<string, readonly Placed[]>;
}

const NONE: readonly Placed[] = [];

/** Gathered once: each of many rules asks for a keyword that most stages do not have. */
const gathered = keptWith<Iterable<Stage>, Gathered>();

/** Instructions of several stages by keyword; what an ONBUILD runs later counts as if it ran now. */
export function placed(stages: Iterable<Stage>, ...keywords: readonly string[]): readonly Placed[] {
  const { all, keywords: present, asked } = gathered.get(stages) ?? gather(stages);
  const [first = ''] = keywords;
  if (keywords.length === 1 && !present.has(first)) return NONE;
  const name = keywords.length === 1 ? first : keywords.join(' ');
  const done = asked.get(name);
  if (done) return done;
  const found = all.filter(({ instruction }) => keywords.includes(instruction.keyword));
  asked.set(name, found);
  return found;
}

/** The same without what an ONBUILD runs later. */
export function written(stages: Iterable<Stage>, ...keywords: readonly string[]): readonly Placed[] {
  return placed(stages, ...keywords).filter(({ later }) => !later);
}

function gather(stages: Iterable<Stage>): Gathered {
  const all: Placed[] = [];
  const keywords = new Set<string>();
  for (const stage of stages) {
    for (const outer of stage.body) {
      const instruction = outer.trigger ?? outer;
      keywords.add(instruction.keyword);
      all.push({ stage, instruction, later: outer.trigger !== null });
    }
  }
  const made = { all, keywords, asked: new Map<string, readonly Placed[]>() };
  gathered.set(stages, made);
  return made;
}

/** Instructions of a stage by keyword. */
export function instructionsOf(stage: Stage, ...keywords: readonly string[]): readonly Instruction[] {
  return stage.body.filter((instruction) => keywords.includes(instruction.keyword));
}
