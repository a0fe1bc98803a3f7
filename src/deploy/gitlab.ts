import type { BuildTarget, Pipeline } from '../model/deployment.ts';
import { pipelineOf, type Step } from './pipeline.ts';
import { at, entries, foundAll, items, text, type View } from './yaml-view.ts';

const NOT_A_JOB = new Set([
  'stages',
  'variables',
  'include',
  'workflow',
  'default',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'pages',
]);

/** Image builds of a GitLab pipeline. GitLab keeps schedules outside the file, so that only a rule on them can be seen. */
export function readGitlab(root: View): { builds: BuildTarget[]; pipeline: Pipeline } {
  const jobs = entries(root).filter(([name]) => !NOT_A_JOB.has(name));
  const steps: Step[] = jobs.flatMap(([job, view]) =>
    ['before_script', 'script', 'after_script'].flatMap((key) =>
      foundAll(at(view, key)).map((run) => ({ job, uses: null, run })),
    ),
  );
  const includes = items(at(root, 'include')).map((view) => ({
    job: '',
    uses: { value: text(at(view, 'template')) ?? text(view) ?? '', from: root.file },
    run: null,
  }));
  const scheduled = jobs.some(([, job]) =>
    items(at(job, 'rules')).some((rule) => (text(at(rule, 'if')) ?? '').includes('schedule')),
  );
  const read = pipelineOf({
    source: 'gitlab',
    file: root.file,
    steps: [...steps, ...includes],
    builds: [],
    scheduled,
    permissions: true,
    attests: false,
  });
  return { builds: read.builds, pipeline: { ...read.pipeline, actions: [] } };
}
