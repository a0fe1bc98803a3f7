import type { BuildTarget, Pipeline } from '../model/deployment.ts';
import type { Found } from '../model/evidence.ts';
import { isProduction, joinPath } from './paths.ts';
import { pipelineOf, type Step } from './pipeline.ts';
import { at, entries, exists, found, foundAll, items, pairs, place, text, type View } from './yaml-view.ts';

/** Image builds of a GitHub Actions workflow, and what the workflow does around them. */
export function readWorkflow(root: View): { builds: BuildTarget[]; pipeline: Pipeline } {
  const jobs = entries(at(root, 'jobs'));
  const steps = jobs.flatMap(([name, job]) => stepsOf(name, job));
  const builds = jobs.flatMap(([name, job]) => items(at(job, 'steps')).flatMap((step) => actionBuild(name, step)));
  const triggers = at(root, 'on');
  const scheduled = exists(at(triggers, 'schedule'));
  const permissions =
    exists(at(root, 'permissions')) || (jobs.length > 0 && jobs.every(([, job]) => exists(at(job, 'permissions'))));
  const attests = builds.length > 0 && jobs.some(([, job]) => items(at(job, 'steps')).some(stepAttests));
  return pipelineOf({ source: 'github', file: root.file, steps, builds, scheduled, permissions, attests });
}

function stepsOf(job: string, view: View): Step[] {
  const reusable = found(at(view, 'uses'));
  const own = items(at(view, 'steps')).map((step) => ({
    job,
    uses: found(at(step, 'uses')),
    run: runOf(at(step, 'run')),
  }));
  return reusable ? [...own, { job, uses: reusable, run: null }] : own;
}

/** A block scalar's first line stands one below its key. */
function runOf(view: View): Found<string> | null {
  const run = found(view);
  if (run === null || !run.value.includes('\n')) return run;
  const [file = '', line = '1'] = run.from.split(/:(?=\d+$)/);
  return { value: run.value, from: `${file}:${Number(line) + 1}` };
}

function stepAttests(step: View): boolean {
  const uses = text(at(step, 'uses')) ?? '';
  if (/attest|cosign|slsa-github-generator|sbom-action/.test(uses)) return true;
  const inputs = at(step, 'with');
  const on = (key: string) => !['', 'false', 'null'].includes(text(at(inputs, key)) ?? '');
  return uses.startsWith('docker/build-push-action@') && (on('sbom') || on('provenance') || on('attests'));
}

function actionBuild(job: string, step: View): BuildTarget[] {
  if (!(text(at(step, 'uses')) ?? '').startsWith('docker/build-push-action@')) return [];
  const inputs = at(step, 'with');
  const context = joinPath('', text(at(inputs, 'context')) ?? '.') ?? '';
  const target = targetOf(inputs);
  return [
    {
      source: 'github',
      name: job,
      context,
      dockerfile: dockerfileAt(text(at(inputs, 'file')), context),
      target,
      args: argLines(at(inputs, 'build-args')),
      secrets: listOf(at(inputs, 'secrets')).flatMap(({ value }) => /^(?:id=)?([^=,]+)/.exec(value)?.[1] ?? []),
      tags: listOf(at(inputs, 'tags')),
      pushes: pushes(inputs),
      production: [job, text(at(step, 'name')) ?? '', target?.value ?? ''].every(isProduction),
      from: place(at(step, 'uses')),
    },
  ];
}

function targetOf(inputs: View): Found<string> | null {
  const target = found(at(inputs, 'target'));
  return target?.value === '' ? null : target;
}

function dockerfileAt(file: string | null, context: string): string {
  return (file === null ? joinPath(context, 'Dockerfile') : joinPath('', file)) ?? '';
}

/** Anything but a plain `false` may push. */
function pushes(inputs: View): boolean {
  const push = text(at(inputs, 'push'));
  return (push !== null && push !== 'false') || /push=true|type=registry/.test(text(at(inputs, 'outputs')) ?? '');
}

function listOf(view: View): Found<string>[] {
  return foundAll(view).flatMap(({ value, from }) =>
    value.split(/[\n,](?![^{]*\}\})/).flatMap((part) => (part.trim() === '' ? [] : [{ value: part.trim(), from }])),
  );
}

function argLines(view: View): Record<string, Found<string | null>> {
  const value = found(view);
  if (value === null) return pairs(view);
  const lines = value.value.split('\n').filter((line) => line.includes('='));
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf('=')).trim(),
      { value: line.slice(line.indexOf('=') + 1).trim(), from: value.from },
    ]),
  );
}
