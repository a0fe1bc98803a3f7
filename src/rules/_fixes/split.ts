import type { Edit, Instruction, Range, Stage } from '../../model/dockerfile.ts';
import type { DockerfileInput, Mend } from '../_shared/define-rule.ts';
import { osPackageCall, packageName } from '../_shared/packages.ts';
import { runsOf } from '../_shared/runs.ts';
import type { Cut, Halves } from './cut.ts';
import { splitGo } from './split-go.ts';
import { splitNode } from './split-node.ts';

/** Packages that only a build wants: they may stay behind. */
const FOR_BUILDING =
  /^(?:ca-certificates|git|openssh-client|build-essential|gcc|g\+\+|make|cmake|musl-dev|libc-dev|libc6-dev|build-base|python3?|pkg-config|pkgconf|curl|wget|upx|unzip|tzdata)$/;

const SPLITS: Readonly<Record<string, (cut: Cut) => Halves | null>> = { go: splitGo, node: splitNode };

/** Cuts the file's only stage in two, where the artefacts of its build are known. */
export function splitFix(input: DockerfileInput): { fix?: Mend } {
  const cut = cutOf(input);
  if (cut === null) return {};
  const halves = SPLITS[cut.project.plan.stack]?.(cut) ?? null;
  if (halves === null) return {};
  const edits = [...naming(cut, halves), ...moved(cut).map(deletion(cut.text)), ...halves.edits, behind(cut, halves)];
  return { fix: { title: 'build in a stage of its own', safe: false, alone: true, edits } };
}

/** Instructions that the stage which builds may hold. */
const MAY_STAND = /^(?:WORKDIR|COPY|ADD|ENV|ARG|LABEL|RUN|EXPOSE|STOPSIGNAL|HEALTHCHECK)$/;
const BUILDS =
  /^(?:go (?:build|install|mod|generate|vet|test)|(?:npm|pnpm|yarn|bun)(?: run)?(?: (?:ci|install|i|build|prune|clean-install)| *$)|npx tsc|tsc|nest build)\b/;

function cutOf({ stages, project, dockerfile }: DockerfileInput): Cut | null {
  const [stage] = stages;
  if (project === null || !stage || stages.length !== 1 || stage.base.kind !== 'image') return null;
  const at = lastBuild(stage) + 1;
  const [build, rest] = [stage.body.slice(0, at), stage.body.slice(at)];
  const workdir = workdirOf(build);
  if (workdir === null || !canPart(build, rest) || needsSystem(stage)) return null;
  return { stage, project, text: dockerfile.text, build, rest, workdir };
}

/** Place of the last step that builds; -1 when there is none. */
function lastBuild(stage: Stage): number {
  const last = runsOf([stage]).findLast(({ command }) =>
    BUILDS.test(
      command.words
        .map(({ value }) => value)
        .join(' ')
        .trim(),
    ),
  );
  return last ? stage.body.indexOf(last.instruction) : -1;
}

/** Whether nothing in either half needs the other half. */
function canPart(build: readonly Instruction[], rest: readonly Instruction[]): boolean {
  return (
    build.every(({ keyword }) => MAY_STAND.test(keyword)) &&
    !rest.some(({ keyword }) => /^(?:RUN|WORKDIR|ONBUILD|SHELL)$/.test(keyword))
  );
}

/** One plain absolute folder; `null` where it changes or is not known. */
function workdirOf(build: readonly Instruction[]): string | null {
  const folders = [...new Set(build.filter(({ keyword }) => keyword === 'WORKDIR').map(({ text }) => text))];
  const [folder] = folders;
  if (folders.length !== 1 || folder === undefined || !/^\/[A-Za-z0-9_./-]+$/.test(folder)) return null;
  return folder.replace(/\/$/, '');
}

/** Whether something is installed that the program may need when it runs. */
function needsSystem(stage: Stage): boolean {
  return runsOf([stage]).some((run) => {
    const call = osPackageCall(run);
    return call?.action === 'install' && call.packages.some((word) => !FOR_BUILDING.test(packageName(word)));
  });
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

function behind(cut: Cut, { from, lines, last }: Halves): Edit {
  const { stage, text, build } = cut;
  const at = build.at(-1)?.range.end ?? stage.from.range.end;
  const source = ({ start, end }: Range) => text.slice(start, end);
  const name = stage.nameWord ? ` AS ${stage.nameWord.raw}` : '';
  const settings = build
    .filter(({ keyword }) => keyword === 'ENV')
    .map(({ range }) => source(range))
    .filter(isForRunning);
  const args = settings.some((line) => line.includes('$'))
    ? build.filter(({ keyword }) => keyword === 'ARG').map(({ range }) => source(range))
    : [];
  const kept = moved(cut).map(({ range }) => source(range));
  const shipped = [`FROM ${from}${name}`, ...args, ...settings, ...lines, ...kept];
  return {
    range: { start: at, end: at },
    text: `${last.map((line) => `\n${line}`).join('')}\n\n${shipped.join('\n')}`,
  };
}

/** Settings of a compiler or package manager mean nothing to the program. */
function isForRunning(line: string): boolean {
  return !/^ENV\s+(?:GO|CGO_|npm_|NPM_|YARN_|PNPM_|PATH[= ])/i.test(line);
}
