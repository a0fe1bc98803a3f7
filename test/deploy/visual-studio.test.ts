import { describe, expect, it } from 'vitest';
import { builtFrom } from '../../src/surroundings.ts';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import { folder } from './folder.ts';

function project(properties: string): string {
  return `<Project Sdk="Microsoft.NET.Sdk.Web">\n<PropertyGroup>\n${properties}\n</PropertyGroup>\n</Project>\n`;
}

describe('a project that says from where its Dockerfile is built', () => {
  const built = (text: string) =>
    builtFrom(
      'src/Api/Dockerfile',
      deploymentOf(folder({ 'src/Api/Api.csproj': text, 'src/Api/Dockerfile': 'FROM a\n' })),
    );

  it.each([
    ['<DockerfileContext>..\\..</DockerfileContext>', ''],
    ['<DockerfileContext>..</DockerfileContext>', 'src'],
    ['<DockerfileContext>.</DockerfileContext>', 'src/Api'],
    ['<DockerfileContext>..\\..\\..</DockerfileContext>', 'src/Api'],
    ['<DockerfileContext>$(SolutionDir)</DockerfileContext>', 'src/Api'],
    ['', 'src/Api'],
  ])('%s', (properties, context) => expect(built(project(properties)).context).toBe(context));

  it('is told where it says so', () => {
    const text = project('<DockerfileContext>..\\..</DockerfileContext>');
    const { builds } = deploymentOf(folder({ 'src/Api/Api.csproj': text }));
    expect(builds).toMatchObject([{ source: 'visual-studio', name: 'Api', from: 'src/Api/Api.csproj:3' }]);
  });

  it('speaks of another file than the usual one', () => {
    const text = project(
      '<DockerfileContext>..</DockerfileContext><DockerfileFile>..\\docker\\Api.Dockerfile</DockerfileFile>',
    );
    const { builds } = deploymentOf(folder({ 'src/Api/Api.csproj': text }));
    expect(builds[0]?.dockerfile).toBe('src/docker/Api.Dockerfile');
  });
});
