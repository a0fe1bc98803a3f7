import type { Edit, Instruction, Range } from '../../model/dockerfile.ts';
import type { DockerfileInput, Mend } from '../_shared/define-rule.ts';
import type { Cut, Halves } from './cut.ts';
import { cutOf } from './cut-stage.ts';
import { MAKES_ACCOUNT } from './makes-account.ts';
import { splitGo } from './split-go.ts';
import { splitNode } from './split-node.ts';
import { splitPython } from './split-python.ts';

const SPLITS: Readonly<Record<string, (cut: Cut) => Halves | null>> = {
  go: splitGo,
  node: splitNode,
  python: splitPython,
};

/** Cuts the file's only stage in two, where the artefacts of its build are known. */
export function splitFix(input: DockerfileInput): { fix?: Mend } {
  const cut = cutOf(input);
  const halves = cut && (SPLITS[cut.project.plan.stack]?.(cut) ?? null);
  if (cut === null || halves === null) return {};
  const edits = [...naming(cut, halves), ...moved(cut).map(deletion(cut.text)), ...halves.edits, behind(cut, halves)];
  return { fix: { title: 'build in a stage of its own', safe: false, alone: true, edits } };
}

/** The stage that builds gets a name; the name that the file knew goes to what is shipped. */
function naming({ stage }: Cut, { builder }: Halves): Edit[] {
  if (stage.nameWord) return [{ range: stage.nameWord.range, text: builder }];
  const at = stage.from.range.end;
  return [{ range: { start: at, end: at }, text: ` AS ${builder}` }];
}

/** How a container starts is said in the stage that is shipped. */
function moved({ build }: Cut): readonly Instruction[] {
  return build.filter(({ keyword }) => /^(?:EXPOSE|STOPSIGNAL|HEALTHCHECK|LABEL)$/.test(keyword));
}

function deletion(text: string): (instruction: Instruction) => Edit {
  return ({ range }) => ({
    range: { start: range.start, end: text[range.end] === '\n' ? range.end + 1 : range.end },
    text: '',
  });
}

function behind(cut: Cut, { from, lines, last, onlyBuilds }: Halves): Edit {
  const { stage, text, build } = cut;
  const at = build.at(-1)?.range.end ?? stage.from.range.end;
  const source = ({ start, end }: Range) => text.slice(start, end);
  const name = stage.nameWord ? ` AS ${stage.nameWord.raw}` : '';
  const settings = build
    .filter(({ keyword }) => keyword === 'ENV')
    .map(({ range }) => source(range))
    .filter((line) => isForRunning(line) && onlyBuilds?.test(line) !== true);
  const args = settings.some((line) => line.includes('$'))
    ? build.filter(({ keyword }) => keyword === 'ARG').map(({ range }) => source(range))
    : [];
  const kept = moved(cut).map(({ range }) => source(range));
  const accounts = build.filter(makesAccounts).map(({ range }) => source(range));
  const shipped = [`FROM ${from}${name}`, ...args, ...settings, ...accounts, ...lines, ...kept];
  return {
    range: { start: at, end: at },
    text: `${last.map((line) => `\n${line}`).join('')}\n\n${shipped.join('\n')}`,
  };
}

/** Settings of a compiler or package manager mean nothing to the program. */
function isForRunning(line: string): boolean {
  return !/^ENV\s+(?:GO|CGO_|npm_|NPM_|YARN_|PNPM_|PATH[= ])/i.test(line);
}

/** Whoever runs the program has to be known in the image that is shipped. */
function makesAccounts({ keyword, commands }: Instruction): boolean {
  return keyword === 'RUN' && commands.length > 0 && commands.every(({ name }) => MAKES_ACCOUNT.test(name));
}
