import type { Command, Instruction, Stage } from '../../model/dockerfile.ts';
import type { DockerfileInput } from '../_shared/define-rule.ts';
import { languageInstall } from '../_shared/language-installs.ts';
import { osPackageCall, packageName } from '../_shared/packages.ts';
import { runsOf, type Run } from '../_shared/runs.ts';
import { startCommands } from '../_shared/starts.ts';
import type { Cut } from './cut.ts';
import { MAKES_ACCOUNT } from './makes-account.ts';
import { runtimePackages } from './system-packages.ts';

/** Instructions that the stage which builds may hold. */
const MAY_STAND = /^(?:WORKDIR|COPY|ADD|ENV|ARG|LABEL|RUN|EXPOSE|STOPSIGNAL|HEALTHCHECK)$/;
/** What builds, and so has no place in what is shipped. */
const BUILDS =
  /^(?:go (?:build|install|mod|generate|vet|test|get)|(?:npm|pnpm|yarn|bun)(?: run)?(?: (?:ci|install|i|build|prune|clean-install)| *$)|(?:npx )?(?:tsc|(?:nest|vite|next) build)|(?:pip[\d.]*|python[\d.]* -m pip) install|uv sync|poetry (?:install|sync))\b/;
/** What leaves nothing behind that a program would miss. */
const HARMLESS = /^(?:rm|find|set|echo|true|corepack|update-ca-certificates)$/;

/** Cuts the file's only stage behind its last build step; `null` where either half would miss something. */
export function cutOf({ stages, project, dockerfile }: DockerfileInput): Cut | null {
  const [stage] = stages;
  if (project === null || !stage || stages.length !== 1 || stage.base.kind !== 'image') return null;
  const at = lastBuild(stage) + 1;
  const [build, rest] = [stage.body.slice(0, at), stage.body.slice(at)];
  const workdir = workdirOf(build);
  const system = systemOf(stage);
  const canPart = isBuild(build, stage) && isRest(rest, project.plan.stack);
  return workdir === null || system === null || !canPart
    ? null
    : { stage, project, text: dockerfile.text, build, rest, workdir, system };
}

function wordsOf({ words }: Command): string {
  return words
    .map(({ value }) => value)
    .join(' ')
    .trim();
}

/** Place of the last step that builds; -1 when there is none. */
function lastBuild(stage: Stage): number {
  const last = runsOf([stage]).findLast(({ command }) => BUILDS.test(wordsOf(command)));
  return last ? stage.body.indexOf(last.instruction) : -1;
}

/** Whether every step of the half that builds is known to do nothing else. */
function isBuild(build: readonly Instruction[], stage: Stage): boolean {
  const runs = runsOf([stage]).filter(({ instruction }) => build.includes(instruction));
  return build.every(({ keyword }) => MAY_STAND.test(keyword)) && runs.every(isBuildStep);
}

function isBuildStep(run: Run): boolean {
  const { command } = run;
  if (BUILDS.test(wordsOf(command)) || HARMLESS.test(command.name) || MAKES_ACCOUNT.test(command.name)) return true;
  if (osPackageCall(run) !== null || languageInstall(run) !== null) return true;
  return /^(?:npm|pnpm|yarn|pip[\d.]*|poetry|uv) (?:cache|config)\b/.test(wordsOf(command));
}

/** What is left may run commands only where the shipped image has a shell. */
function isRest(rest: readonly Instruction[], stack: string): boolean {
  const never = stack === 'go' ? /^(?:RUN|WORKDIR|ONBUILD|SHELL)$/ : /^(?:WORKDIR|ONBUILD|SHELL)$/;
  return !rest.some(({ keyword }) => never.test(keyword));
}

/** One plain absolute folder; `null` where it changes or is not known. */
function workdirOf(build: readonly Instruction[]): string | null {
  const folders = [...new Set(build.filter(({ keyword }) => keyword === 'WORKDIR').map(({ text }) => text))];
  const [folder] = folders;
  if (folders.length !== 1 || folder === undefined || !/^\/[A-Za-z0-9_./-]+$/.test(folder)) return null;
  return folder.replace(/\/$/, '');
}

/** Packages of the system that the program needs beside what it was built with; `null` where nobody can tell. */
function systemOf(stage: Stage): readonly string[] | null {
  const used = new Set(
    [...startCommands(stage).map(({ command }) => command), ...(stage.end.healthcheck?.commands ?? [])].map(
      ({ name }) => name,
    ),
  );
  const installed = runsOf([stage]).flatMap((run) => {
    const call = osPackageCall(run);
    return call?.action === 'install' ? call.packages.map(packageName) : [];
  });
  return installed.some((name) => used.has(name)) ? null : runtimePackages(installed);
}
