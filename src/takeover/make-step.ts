import type { Command } from '../model/dockerfile.ts';
import { argsOf } from '../rules/_shared/runs.ts';
import type { Known } from './known-steps.ts';
import type { Reading } from './reading.ts';

/** What builds the program, by stack, as a recipe calls it: by its name or by a variable that holds it. */
const BUILDS: Readonly<Record<string, RegExp>> = {
  go: /(?:\bgo|\$[({]GO[)}])\s+(?:build|install)\b/,
  rust: /(?:\bcargo|\$[({]CARGO[)}])\s+(?:build|install)\b/,
  java: /\b(?:mvnw?|gradlew?)\s/,
  dotnet: /\bdotnet\s+(?:build|publish)\b/,
  node: /\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?build\b/,
};

/** `make TARGET` where the repo's own Makefile says what that does; `null` where no such file or target is known. */
export function makeStep(command: Command, { context, facts }: Reading): Known | null {
  if (command.name !== 'make') return null;
  const file = ['GNUmakefile', 'makefile', 'Makefile'].find((path) => context.has(path)) ?? '';
  const rules = rulesIn(context.source(file) ?? '');
  const wanted = argsOf(command).find((word) => !word.startsWith('-') && !word.includes('='));
  const target = wanted ?? rules[0]?.target ?? '';
  return rules.some((rule) => rule.target === target) ? fateOf(target, file, lines(rules, target), facts.stack) : null;
}

function fateOf(target: string, file: string, recipe: Rule['recipe'], stack: string): Known {
  const built = recipe.find(({ text }) => BUILDS[stack]?.test(text) === true);
  if (built !== undefined) {
    const place = `${file}:${built.line}`;
    return { fate: 'replaced', note: `it builds the program (${place}): ours does, in a stage that is not shipped` };
  }
  return {
    fate: 'asks',
    note: `${file} is no part of what the new file copies`,
    doubt: `make ${target} runs steps of ${file} that are not known: write out those that the image needs`,
  };
}

interface Rule {
  readonly target: string;
  readonly needs: readonly string[];
  readonly recipe: readonly { readonly text: string; readonly line: number }[];
}

function rulesIn(text: string): readonly Rule[] {
  const rules: Rule[] = [];
  let recipe: { text: string; line: number }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('\t')) recipe.push({ text: line, line: index + 1 });
    const [head, targets = '', needs = ''] = HEAD.exec(line.slice(0, 2_000)) ?? [];
    if (head === undefined) continue;
    recipe = [];
    for (const target of words(targets)) rules.push({ target, needs: words(needs), recipe });
  }
  return rules.filter(({ target }) => !target.startsWith('.'));
}

/** `target other: needs # comment`, and no assignment. */
const HEAD = /^([\w./-][\w./ -]*):(?!=)([^=#]*)(?:#.*)?$/;

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Recipe lines of a target and of all that it needs, each rule once: a file may lead in circles. */
function lines(rules: readonly Rule[], target: string): Rule['recipe'] {
  const byTarget = Map.groupBy(rules, (rule) => rule.target);
  const seen = new Set([target]);
  const recipe: Rule['recipe'][number][] = [];
  // A set that grows while it is walked.
  for (const name of seen)
    for (const rule of byTarget.get(name) ?? []) {
      for (const line of rule.recipe) recipe.push(line);
      for (const need of rule.needs) seen.add(need);
    }
  return recipe;
}
