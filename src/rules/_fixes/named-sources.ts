import type { Instruction, Stage } from '../../model/dockerfile.ts';
import type { DockerfileInput, Mend } from '../_shared/define-rule.ts';
import { languageInstall } from '../_shared/language-installs.ts';
import { runsOf } from '../_shared/runs.ts';
import { copiesAll, copyLines, replaced, targetOf } from './copies.ts';

/** Names what the program consists of, where nothing behind the copy installs or builds from the rest. */
export function namedSources(whole: Instruction, stage: Stage, input: DockerfileInput): { fix?: Mend } {
  const { project, dockerfile } = input;
  const target = targetOf(whole);
  if (project === null || target === null || !copiesAll(whole) || project.parts.sources.length === 0) return {};
  const later = stage.body.slice(stage.body.indexOf(whole) + 1);
  if (runsOf([stage]).some((run) => later.includes(run.instruction) && readsContext(run))) return {};
  const named = mentioned(later, input);
  const paths = [
    ...new Set([...project.parts.sources, ...named.filter((path) => !covered(path, project.parts.sources))]),
  ];
  const edits = [replaced(whole, copyLines(whole, paths, target, dockerfile.text))];
  return { fix: { title: 'copy what the program consists of', safe: false, edits } };
}

/** Builds and installs read more than the program does when it runs. */
function readsContext(run: ReturnType<typeof runsOf>[number]): boolean {
  const text = run.command.words.map(({ value }) => value).join(' ');
  return (
    languageInstall(run)?.kind === 'lock' || /^(?:npm|pnpm|yarn|bun|npx|tsc|go|make|cargo|mvn|gradle)\b/.test(text)
  );
}

/** Paths of the context that later instructions name: a start script, a settings file. */
function mentioned(later: readonly Instruction[], { context }: DockerfileInput): string[] {
  const words = later.flatMap(({ commands }) => commands.flatMap((command) => command.words));
  return words
    .map(({ value }) => value.replace(/^\.\//, ''))
    .filter((path) => /^[A-Za-z0-9_][A-Za-z0-9_./-]*\.[A-Za-z0-9]+$|^[a-z0-9_-]+$/.test(path))
    .filter((path) => !path.includes('..') && context.exists(path) && !context.exists(`${path}/`));
}

function covered(path: string, sources: readonly string[]): boolean {
  return sources.some(
    (source) =>
      source === path ||
      (source.endsWith('/') && path.startsWith(source)) ||
      (source.startsWith('*.') && !path.includes('/') && path.endsWith(source.slice(1))),
  );
}
