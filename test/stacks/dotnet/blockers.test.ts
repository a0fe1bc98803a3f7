import { describe, expect, it } from 'vitest';
import { NET10, project, web } from './scene.ts';

const PLAIN = 'Microsoft.NET.Sdk';
const LOCK = (dependencies: object): string => JSON.stringify({ version: 1, dependencies });
const ADDED = { 'Microsoft.NET.ILLink.Tasks': { type: 'Direct', resolved: '10.0.10' } };
const SECRETS =
  '<packageSourceCredentials><acme><add key="ClearTextPassword" value="sesame" /></acme></packageSourceCredentials>';

describe('blockers', () => {
  it.each([
    ['no-program', { 'App.csproj': project(NET10, '', PLAIN) }],
    ['foreign-platform', { 'App.csproj': project('', '', 'Microsoft.NET.Sdk.BlazorWebAssembly') }],
    [
      'project-outside-context',
      { 'App.csproj': project(NET10, '<ProjectReference Include="..\\Core\\Core.csproj" />') },
    ],
    [
      'node-in-build',
      {
        'App.csproj': project(NET10).replace(
          '</Project>',
          '<Target Name="T"><Exec Command="npm ci" /></Target></Project>',
        ),
      },
    ],
    ['node-in-build', { 'App.csproj': project(NET10, '<ProjectReference Include="../client/client.esproj" />') }],
    ['token-in-file', { 'nuget.config': `<configuration>${SECRETS}</configuration>` }],
    [
      'no-lockfile',
      { 'App.csproj': project(`${NET10}<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>`) },
    ],
    ['no-lockfile', { 'App.csproj': project(NET10, '<PackageReference Include="Npgsql" Version="10.0.3" />') }],
    [
      'lock-without-platform',
      {
        'App.csproj': project(`${NET10}<SelfContained>true</SelfContained>`),
        'packages.lock.json': LOCK({ 'net10.0': {} }),
      },
    ],
    ['lock-of-another-sdk', { 'packages.lock.json': LOCK({ 'net10.0': ADDED }) }],
    ['sdk-pinned', { 'global.json': '{"sdk":{"version":"10.0.100"},"msbuild-sdks":{"Acme.Sdk":"1.0.0"}}' }],
    ['loopback', { 'P.cs': 'app.Run("http://localhost:5001");' }],
    ['privileged-port', { 'P.cs': 'app.Run("http://*:80");' }],
  ])('%s', (name, files) => expect(web(files).blockers.map((one) => one.name)).toEqual([name]));

  it('an older runtime than the target, and a newer one under a program that brings its own', () => {
    expect(web({}, { runtime: '9.0' }).blockers.map((one) => one.name)).toEqual(['older-runtime']);
    const own = project('<TargetFramework>net8.0</TargetFramework><PublishAot>true</PublishAot>');
    expect(web({ 'App.csproj': own }, { runtime: '10.0' }).blockers.map((one) => one.name)).toEqual(['bound-runtime']);
  });

  it('lets no password through', () => {
    expect(JSON.stringify(web({ 'nuget.config': `<configuration>${SECRETS}</configuration>` }))).not.toContain(
      'sesame',
    );
  });
});

describe('secrets', () => {
  const config = (sources: string, logins = ''): Record<string, string> => ({
    'NuGet.config': `<configuration><packageSources>${sources}</packageSources><packageSourceCredentials>${logins}</packageSourceCredentials></configuration>`,
  });
  const ACME = '<add key="acme" value="https://nuget.acme.example/v3/index.json" />';
  it.each([
    ['a private source', config(ACME), ['nuget:acme']],
    ['a source whose name is no variable', config(ACME.replace('"acme"', '"acme feed"')), ['nuget_config']],
    [
      'variables that are named',
      config(
        ACME,
        '<acme><add key="Username" value="%ACME_USER%" /><add key="ClearTextPassword" value="%ACME_TOKEN%" /></acme>',
      ),
      ['login:ACME_USER', 'login:ACME_TOKEN'],
    ],
    ['everybody’s source', config('<add key="nuget.org" value="https://api.nuget.org/v3/index.json" />'), []],
    ['a folder', config('<add key="local" value="./packages" />'), []],
  ])('%s', (_, files, kinds) =>
    expect(
      web(files)
        .secrets.filter(({ needed }) => needed)
        .map(({ kind }) => kind),
    ).toEqual(kinds),
  );

  it('takes a committed folder of packages along', () =>
    expect(web(config('<add key="local" value=".\\packages" />')).details.manifests).toContain('packages/'));
});

describe('a lock', () => {
  const PACKAGE = '<PackageReference Include="Npgsql" Version="10.0.3" />';
  it.each([
    ['packages.App.lock.json', project(NET10, PACKAGE)],
    ['locks/app.json', project(`${NET10}<NuGetLockFilePath>locks\\app.json</NuGetLockFilePath>`, PACKAGE)],
  ])('may be called %s', (file, app) => {
    const { blockers, details } = web({ 'App.csproj': app, [file]: LOCK({ 'net10.0': {} }) });
    expect(blockers).toEqual([]);
    expect(details.manifests).toContain(file);
  });
});
