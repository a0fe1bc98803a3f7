import { expect, it } from 'vitest';
import { withoutComments } from '../../../src/stacks/dotnet/scan/source.ts';
import { NET10, project, seenIn, web } from './scene.ts';

/** Milliseconds within which a file that nobody would write is read; what is not linear takes minutes. */
const LIMIT = 2_000;

const many = '$(B)'.repeat(2_000);
const properties = ['A', 'B', 'C', 'D', 'E', 'F'].map(
  (name, at) => `<${name}>${many.replaceAll('B', 'BCDEFA'[at] ?? 'A')}</${name}>`,
);

it.each([
  [
    'properties that name each other',
    { 'App.csproj': project(`${NET10}${properties.join('')}<AssemblyName>$(A)</AssemblyName>`) },
  ],
  ['comments that do not end', { 'P.cs': '/*'.repeat(90_000) }],
  ['strings that do not end', { 'P.cs': '""" '.repeat(40_001) }],
  ['a word of half a page', { 'P.cs': `File.WriteAllText(x); ${'Path'.repeat(45_000)}` }],
  ['a solution of lines that do not end', { 'All.sln': 'Project("{x'.repeat(1) + '\nProject("{x'.repeat(40_000) }],
  ['open brackets', { 'P.cs': '( '.repeat(90_000) }],
])('%s are read in time', (_, files) => {
  const start = performance.now();
  web(files);
  expect(performance.now() - start).toBeLessThan(LIMIT);
});

it('projects that refer to each other end', () => {
  const files = {
    'a/A.csproj': project(NET10, '<ProjectReference Include="../b/B.csproj" />'),
    'b/B.csproj': project(NET10, '<ProjectReference Include="../a/A.csproj" />', 'Microsoft.NET.Sdk'),
    'All.slnx': '<Solution/>',
  };
  expect(seenIn(files)?.details.folders).toEqual(['a', 'b']);
});

it('a pointer of C# is no comment of F#', () => {
  const code = 'var x = (*p).Size; app.Run("http://*:5000"); var y = (int*)q;';
  expect(withoutComments('P.cs', code)).toBe(code);
  expect(withoutComments('P.fs', 'let a = 1 (* no *) + 2')).toBe('let a = 1          + 2');
});
