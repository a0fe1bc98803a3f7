import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'compose-build-without-image',
  summary: 'What runs in production is built once, in CI, and pulled by name.',
  severity: 'low',
  references: ['SLSA', 'CIS Docker 4.4'],
  messages: {
    unnamed: '{name} is built where it runs: give it an image name and build it in CI',
    remote: '{command} builds on the machine that runs it: nobody scanned or signed that image',
  },
  checkDeployment({ services, pipelines }, report) {
    for (const { remoteBuilds } of pipelines) {
      for (const { value, from } of remoteBuilds)
        report({ from, message: 'remote', data: { command: value }, severity: 'medium' });
    }
    if (!pipelines.some(({ builds }) => builds.length > 0)) return;
    for (const { name, builds, image, production, from, source } of services) {
      if (source === 'compose' && builds && image === null && production)
        report({ from, message: 'unnamed', data: { name } });
    }
  },
});
