import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'ci-no-scheduled-rebuild',
  summary: 'Images are rebuilt from time to time, also when nobody changes the code.',
  severity: 'info',
  references: ['CIS Docker 4.4', 'NIST SP 800-190 4.1.1'],
  messages: {
    schedule: 'images are pushed only when the code changes: fixes of the base image wait for the next commit',
  },
  checkDeployment({ pipelines }, report) {
    const github = pipelines.filter(({ source }) => source === 'github');
    if (github.some(({ scheduled }) => scheduled)) return;
    const first = github.flatMap(({ pushes }) => pushes)[0];
    if (first) report({ from: first.from, message: 'schedule' });
  },
});
