import { expect, it } from 'vitest';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import { folder } from './folder.ts';

function pipelineOf(command: string) {
  const steps = `    steps:\n      - run: |\n          ${command}\n`;
  return deploymentOf(folder({ '.github/workflows/ci.yml': `on: push\njobs:\n  a:\n    runs-on: x\n${steps}` }))
    .pipelines[0];
}

it.each([
  ['docker push shop/web:1.2.3', ['shop/web:1.2.3']],
  ['docker image push shop/web:1.2.3', ['shop/web:1.2.3']],
  ['/usr/bin/podman push shop/web:1.2.3', ['shop/web:1.2.3']],
  ['docker buildx build --push -t shop/web:1 .', ['shop/web:1']],
])('%s pushes an image', (command, tags) => {
  expect(pipelineOf(command)?.pushes).not.toEqual([]);
  expect(pipelineOf(command)?.tags.map(({ value }) => value)).toEqual(tags);
});

it.each([
  'git push --force --prune mirror "refs/heads/*"',
  'git remote set-url --push origin no',
  'helm push chart.tgz oci://shop',
  'dotnet nuget push x.nupkg',
  'cf push web',
])('%s pushes none', (command) => {
  expect(pipelineOf(command)).toMatchObject({ pushes: [], tags: [] });
});
