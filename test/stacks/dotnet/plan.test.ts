import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import { render } from '../../../src/render/render.ts';
import { plan } from '../../../src/stacks/dotnet/plan.ts';
import { NET10, project, web } from './scene.ts';

const ACME =
  '<configuration><packageSources><add key="acme" value="https://nuget.acme.example/v3/index.json" /></packageSources></configuration>';

function made(files: Readonly<Record<string, string>>, answers: Answers) {
  const facts = web(files, answers);
  const decided = {
    entry: 'App.csproj',
    port: facts.port?.value ?? null,
    health: facts.health?.value ?? null,
    ...answers,
  };
  return plan(facts, decided, catalogue);
}

function dockerfile(files: Readonly<Record<string, string>>, answers: Answers = {}): string {
  return render(made(files, answers)).find(({ path }) => path.endsWith('Dockerfile'))?.contents ?? '';
}

describe('secrets', () => {
  it('are beside the restore and nothing else, which leaves no cache of answers', () => {
    const text = dockerfile({ 'NuGet.config': ACME }, { secrets: ['nuget:acme'] });
    const steps = text.split('\nRUN').filter((step) => step.includes('--mount=type=secret'));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toContain('env=NuGetPackageSourceCredentials_acme,required=true');
    expect(steps[0]).toMatch(/dotnet restore App\.csproj .*--no-http-cache/);
    expect(steps[0]).not.toContain('publish');
  });

  it('take the place of the committed file where they are one', () => {
    const text = dockerfile({ 'NuGet.config': ACME }, { secrets: ['nuget_config'] });
    expect(text).toContain('--configfile /run/secrets/NuGet.Config');
  });

  it('are said to be beside a build SDK that comes as a package', () => {
    const files = {
      'App.csproj': project(NET10).replace('<PropertyGroup>', '<Sdk Name="Acme.Sdk" Version="1.0.0" /><PropertyGroup>'),
      'NuGet.config': ACME,
    };
    expect(made(files, { secrets: ['nuget:acme'] }).deviations.map(({ promise }) => promise)).toEqual(['H8']);
    expect(made(files, {}).deviations).toEqual([]);
  });

  it('are a company root for the restore alone', () =>
    expect(dockerfile({}, { secrets: ['ca'] }).split('id=ca,')).toHaveLength(2));
});

describe('images', () => {
  const zones = { 'P.cs': 'TimeZoneInfo.FindSystemTimeZoneById("UTC");' };
  const worker = { 'App.csproj': project(NET10, '', 'Microsoft.NET.Sdk.Worker') };
  const aot = { 'App.csproj': project(`${NET10}<PublishAot>true</PublishAot>`) };
  it.each([
    [{}, {}, 'aspnet:10.0.15-noble-chiseled'],
    [zones, {}, 'aspnet:10.0.15-noble-chiseled-extra'],
    [{}, { base: 'slim' }, 'aspnet:10.0.15-noble'],
    [zones, { base: 'slim' }, 'aspnet:10.0.15-noble'],
    [{}, { base: 'alpine' }, 'aspnet:10.0.15-alpine3.24'],
    [worker, {}, 'runtime:10.0.15-noble-chiseled'],
    [
      {
        'App.csproj': project(
          NET10,
          '<FrameworkReference Include="Microsoft.AspNetCore.App" />',
          'Microsoft.NET.Sdk.Worker',
        ),
      },
      {},
      'aspnet:10.0.15-noble-chiseled',
    ],
    [aot, {}, 'runtime-deps:10.0.15-noble-chiseled'],
    [{ ...aot, ...zones }, {}, 'runtime-deps:10.0.15-noble-chiseled-extra'],
  ] as const)('%o %o', (files, answers, image) =>
    expect(made(files, answers).images['runtime']?.from).toBe(`mcr.microsoft.com/dotnet/${image}`),
  );

  it('refuses a family that lacks what the program needs', () => {
    expect(() => made(zones, { base: 'alpine' })).toThrow('--base alpine');
    expect(() => made(aot, { base: 'alpine' })).toThrow('--base alpine');
  });
});

describe('process', () => {
  const health = { 'P.cs': 'app.MapHealthChecks("/healthz");' };
  it('tells the program another port in the words that it goes by', () => {
    expect(dockerfile({}, { port: 9000 })).toContain('ASPNETCORE_HTTP_PORTS=9000');
    expect(dockerfile({})).not.toContain('ASPNETCORE_HTTP_PORTS');
    const kestrel = { 'appsettings.json': '{"Kestrel":{"Endpoints":{"Web":{"Url":"http://localhost:5000"}}}}' };
    expect(dockerfile(kestrel)).toContain('Kestrel__Endpoints__Web__Url=http://*:5000');
  });

  it('asks by the program itself where it can, by wget where that is there, else by a program of its own', () => {
    const own = { 'P.cs': 'if (args.Contains("--healthcheck")) return; app.MapHealthChecks("/healthz");' };
    expect(made(own, {}).process.health).toEqual(['/usr/bin/dotnet', '/app/App.dll', '--healthcheck']);
    expect(made(health, { base: 'alpine' }).process.health[0]).toBe('/usr/bin/wget');
    expect(made(health, {}).process.health).toEqual(['/usr/bin/dotnet', '/probe/Probe.dll', '8080', '/healthz']);
    const native = { ...health, 'App.csproj': project(`${NET10}<PublishAot>true</PublishAot>`) };
    expect(made(native, {}).process.healthWhyNot).toContain('--probe adds one');
    expect(made(native, { probe: true }).process.health[0]).toBe('/probe/Probe');
  });

  it.each([
    ['*', undefined],
    ['localhost;api.acme.example', undefined],
    ['api.acme.example;localhost.acme.example', 'api.acme.example'],
    ['*.acme.example', 'www.acme.example'],
  ])('asks by a name that it answers to: %s', (allowed, host) => {
    const files = { ...health, 'appsettings.json': JSON.stringify({ AllowedHosts: allowed }) };
    expect(made(files, {}).process.health[4]).toBe(host);
    const words = made(files, { base: 'alpine' }).process.health;
    expect(words.includes(`Host: ${host}`)).toBe(host !== undefined);
  });

  it('starts it with arguments, and nothing else in its place', () => {
    expect(made({}, { start: ['dotnet', 'App.dll', 'serve'] }).process.entrypoint).toEqual([
      '/usr/bin/dotnet',
      'App.dll',
      'serve',
    ]);
    expect(() => made({}, { start: ['sh', '-c', 'x'] })).toThrow('--start');
  });

  it('keeps keys of logins in a HOME that outlives a start, unless the program keeps them elsewhere', () => {
    const cookies = 'builder.Services.AddAuthentication().AddCookie();';
    expect(dockerfile({ 'P.cs': cookies })).toContain('ENV HOME=/var/lib/keys');
    const kept = `${cookies} services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("/data/keys"));`;
    expect(made({ 'P.cs': kept }, {}).writable.map(({ path }) => path)).toEqual(['/tmp', '/data/keys']);
  });
});

describe('publishing', () => {
  it('undoes what an image gains nothing by, and only that', () => {
    const one = { 'App.csproj': project(`${NET10}<PublishSingleFile>true</PublishSingleFile>`) };
    expect(dockerfile(one)).toContain('-p:UseAppHost=false -p:PublishSingleFile=false');
    expect(dockerfile({})).not.toContain('PublishSingleFile');
  });

  it('says which target, where the project has several', () => {
    const several = { 'App.csproj': project('<TargetFrameworks>net8.0;net10.0</TargetFrameworks>') };
    expect(dockerfile(several)).toContain('-f net10.0');
  });

  it('restores and publishes for the same platform where one is needed', () => {
    const own = { 'App.csproj': project(`${NET10}<SelfContained>true</SelfContained>`) };
    expect(dockerfile(own).match(/-a "\$TARGETARCH"/g)).toHaveLength(2);
    expect(dockerfile(own)).toContain('FROM --platform=$BUILDPLATFORM');
  });
});
