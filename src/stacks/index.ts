import type { Facts } from '../model/facts.ts';
import type { Stack } from '../model/stack.ts';
import { dotnet } from './dotnet/index.ts';
import { go } from './go/index.ts';
import { java } from './java/index.ts';
import { node } from './node/index.ts';
import { python } from './python/index.ts';
import { rust } from './rust/index.ts';
import { staticSite } from './static/index.ts';

/** Erases what only the stack itself knows of its facts: a stack is handed back the facts that it made. */
function entry<D>(stack: Stack<D>): Stack {
  const { parts, neighbours, ...known } = stack;
  return {
    ...known,
    questions: (facts, answers) => stack.questions(facts as Facts<D>, answers),
    plan: (facts, answers, catalogue) => stack.plan(facts as Facts<D>, answers, catalogue),
    ...(parts ? { parts: (repo, facts) => parts(repo, facts as Facts<D>) } : {}),
    ...(neighbours
      ? { neighbours: { ...neighbours, ships: (facts: Facts) => neighbours.ships(facts as Facts<D>) } }
      : {}),
  };
}

/** Asked in this order; a folder may be of several stacks, and then a person decides. */
export const stacks: readonly Stack[] = [
  entry(node),
  entry(python),
  entry(go),
  entry(java),
  entry(rust),
  entry(dotnet),
  entry(staticSite),
];
