import { describe, expect, it } from 'vitest';
import { NET10, project, seenIn, web } from './scene.ts';

const EXE = `<OutputType>Exe</OutputType>${NET10}`;
const PLAIN = 'Microsoft.NET.Sdk';

describe('programs', () => {
  const app = project(NET10);
  it.each([
    ['a web project', { 'App.csproj': app }, ['App.csproj']],
    [
      'those that serve first',
      { 'a/A.csproj': project(EXE, '', PLAIN), 'b/B.csproj': app, 'All.slnx': '<Solution/>' },
      ['b/B.csproj', 'a/A.csproj'],
    ],
    [
      'only what the solution names',
      { 'All.slnx': '<Solution><Project Path="b\\B.csproj" /></Solution>', 'a/A.csproj': app, 'b/B.csproj': app },
      ['b/B.csproj'],
    ],
    [
      'no tests',
      {
        'App.csproj': app,
        'T/T.csproj': project(EXE, '<PackageReference Include="xunit.v3" Version="3.2.2" />', PLAIN),
      },
      ['App.csproj'],
    ],
    ['no library', { 'All.sln': '', 'L/L.csproj': project(NET10, '', PLAIN) }, []],
    [
      'no desktop',
      {
        'W.csproj': project(
          '<OutputType>Exe</OutputType><TargetFramework>net10.0-windows</TargetFramework>',
          '',
          PLAIN,
        ),
      },
      [],
    ],
    [
      'a property of the folder around it',
      {
        'Directory.Build.props': `<Project><PropertyGroup>${EXE}</PropertyGroup></Project>`,
        'App.csproj': project('', '', PLAIN),
      },
      ['App.csproj'],
    ],
    [
      'no debug build alone',
      {
        'App.csproj': `<Project Sdk="${PLAIN}"><PropertyGroup Condition="'$(Configuration)' == 'Debug'"><OutputType>Exe</OutputType></PropertyGroup></Project>`,
      },
      [],
    ],
  ])('%s', (_, files, names) => expect(seenIn(files)?.entries.map(({ value }) => value)).toEqual(names));

  it('is none of a folder that only holds others', () => {
    expect(seenIn({ 'backend/App.csproj': app })).toBeNull();
    expect(
      seenIn({
        'backend/All.sln': '',
        'backend/src/A.csproj': project(NET10, '<ProjectReference Include="../lib/L.csproj" />'),
        'backend/lib/L.csproj': app,
      }),
    ).toBeNull();
  });

  it('is one of projects that need each other across folders', () => {
    const files = {
      'Api/Api.csproj': project(NET10, '<ProjectReference Include="..\\Core\\Core.csproj" />'),
      'Core/Core.csproj': project(NET10, '', PLAIN),
    };
    expect(seenIn(files)?.details.folders).toEqual(['Api', 'Core']);
  });
});

describe('version', () => {
  const of = (target: string): string => project(`<TargetFramework>${target}</TargetFramework>`);
  it.each([
    [{ 'App.csproj': of('net10.0') }, {}, '10.0.15', '10.0.404'],
    [{ 'App.csproj': of('net11.0') }, {}, '11.0.0', '11.0.100'],
    [{ 'App.csproj': of('net8.0') }, {}, '8.0.34', '10.0.404'],
    [{ 'App.csproj': of('net8.0') }, { runtime: '10' }, '10.0.15', '10.0.404'],
    [{ 'App.csproj': project('<TargetFrameworks>net8.0;net10.0</TargetFrameworks>') }, {}, '10.0.15', '10.0.404'],
    [{ 'App.csproj': project('<V>10.0</V><TargetFramework>net$(V)</TargetFramework>') }, {}, '10.0.15', '10.0.404'],
    [{ 'App.csproj': of('net10.0'), 'global.json': '{"sdk":{"version":"11.0.100"}}' }, {}, '10.0.15', '11.0.100'],
    [{ 'App.csproj': project('') }, {}, '10.0.15', '10.0.404'],
    [
      {
        'App.csproj': project('').replace('<PropertyGroup>', '<Import Project="build\\line.props" /><PropertyGroup>'),
        'build/line.props': `<Project><PropertyGroup><TargetFramework>net11.0</TargetFramework></PropertyGroup></Project>`,
      },
      {},
      '11.0.0',
      '11.0.100',
    ],
  ])('%o %o', (files, given, runtime, sdk) => {
    const facts = seenIn(files, given);
    expect([facts?.runtime.version, facts?.details.sdk]).toEqual([runtime, sdk]);
  });

  it.each([
    ['10.0.100', 'latestPatch', true],
    ['10.0.100', 'latestFeature', false],
    ['10.0.400', 'latestPatch', false],
    ['10.0.405', 'latestFeature', true],
    ['9.0.100', 'latestMajor', false],
    ['9.0.100', 'latestMinor', true],
    ['10.0.404', 'disable', false],
  ])('global.json %s %s leaves no vetted SDK: %s', (version, rollForward, none) => {
    const { details } = web({ 'global.json': JSON.stringify({ sdk: { version, rollForward } }) });
    expect(details.pinnedSdk !== null).toBe(none);
    expect(details.manifests.includes('global.json')).toBe(!none);
  });
});

describe('port', () => {
  const settings = (text: string): Record<string, string> => ({ 'appsettings.json': text });
  it.each([
    ['what the image says', {}, 8080, 'ASPNETCORE_HTTP_PORTS', 8080],
    [
      'Kestrel in settings',
      settings('{"Kestrel":{"Endpoints":{"Web":{"Url":"http://*:5000"}}}}'),
      5000,
      'Kestrel__Endpoints__Web__Url',
      5000,
    ],
    [
      'a low port in settings, which is told another',
      settings('{"Urls":"http://*:80;https://*:443"}'),
      8080,
      'URLS',
      null,
    ],
    ['loopback in settings, which is told another', settings('{"Urls":"http://localhost:5010"}'), 5010, 'URLS', null],
    [
      'production before all',
      { ...settings('{"Urls":"http://*:5000"}'), 'appsettings.Production.json': '{"Urls":"http://*:6000"}' },
      6000,
      'URLS',
      6000,
    ],
    [
      'a variable of its own',
      { 'P.cs': 'var port = Environment.GetEnvironmentVariable("PORT") ?? "8085";' },
      8085,
      'PORT',
      8085,
    ],
    ['a variable by other words', { 'P.cs': 'var port = lookup("PORT") ?? "8086";' }, 8086, 'PORT', 8086],
    ['no port of a database', { 'P.cs': 'Env("DB_PORT") ?? "5432";' }, 8080, 'ASPNETCORE_HTTP_PORTS', 8080],
    ['an address in the code', { 'P.cs': 'app.Run("http://0.0.0.0:5001");' }, 5001, undefined, 5001],
    ['no comment', { 'P.cs': '// app.Run("http://0.0.0.0:5001");' }, 8080, 'ASPNETCORE_HTTP_PORTS', 8080],
    [
      'the profile for containers',
      {
        'Properties/launchSettings.json':
          '{"profiles":{"http":{"commandName":"Project","applicationUrl":"http://localhost:5207"},"c":{"commandName":"Docker","environmentVariables":{"ASPNETCORE_HTTP_PORTS":"8081"}}}}',
      },
      8081,
      'ASPNETCORE_HTTP_PORTS',
      8081,
    ],
  ])('%s', (_, files, port, variable, usual) => {
    const { port: found, details } = web(files);
    expect([found?.value, details.portVariable?.name, details.usualPort]).toEqual([port, variable, usual]);
  });
});

describe('health', () => {
  it.each([
    ['app.MapHealthChecks("/healthz");', '/healthz'],
    ['app.MapHealthChecks("well");', '/well'],
    ['app.MapHealthChecks("/health/ready"); app.MapHealthChecks("/health/live");', '/health/live'],
    ['app.MapGet("/ping", () => "pong");', '/ping'],
    ['[HttpGet("/api/health")] public string H() => "";', '/api/health'],
    ['app.MapGet("/orders", () => 1);', undefined],
    ['app.MapHealthChecks("/healthz").RequireAuthorization();', undefined],
    ['if (app.Environment.IsDevelopment()) { app.MapHealthChecks("/health"); }', undefined],
    ['if (app.Environment.IsDevelopment()) { x(); } app.MapHealthChecks("/health");', '/health'],
  ])('%s', (code, path) => expect(web({ 'P.cs': code }).health?.value).toBe(path));

  it('is none where only HTTP/2 is spoken', () => {
    const files = {
      'P.cs': 'app.MapHealthChecks("/healthz");',
      'appsettings.json': '{"Kestrel":{"EndpointDefaults":{"Protocols":"Http2"}}}',
    };
    expect(web(files).health).toBeNull();
  });
});

describe('cultures', () => {
  const invariant = project(`${NET10}<InvariantGlobalization>true</InvariantGlobalization>`);
  it.each([
    [{ 'P.cs': 'var c = new CultureInfo("pt-PT");' }, 'CultureInfo'],
    [{ 'P.cs': 'var c = new CultureInfo("pt-PT");', 'App.csproj': invariant }, undefined],
    [{ 'P.cs': 'TimeZoneInfo.FindSystemTimeZoneById("UTC");', 'App.csproj': invariant }, 'FindSystemTimeZoneById'],
    [
      { 'App.csproj': project(`${NET10}<InvariantGlobalization>false</InvariantGlobalization>`) },
      'InvariantGlobalization',
    ],
    [
      { 'App.csproj': project(NET10, '<PackageReference Include="Microsoft.Data.SqlClient" Version="7.1.1" />') },
      'Microsoft.Data.SqlClient',
    ],
    [{ 'Text.pt.resx': '<root/>' }, 'Text.pt.resx'],
    [{}, undefined],
  ])('%o', (files, sign) => expect(web(files).details.cultures?.value).toBe(sign));
});
