import { catalogue } from '../../../src/images/index.ts';
import type { Answers } from '../../../src/model/answers.ts';
import type { Facts } from '../../../src/model/facts.ts';
import { detect } from '../../../src/stacks/dotnet/detect.ts';
import type { DotnetDetails } from '../../../src/stacks/dotnet/facts.ts';
import { repoOf } from '../repo-of.ts';

type Files = Readonly<Record<string, string>>;

/** Facts of a repo of these files; `null` where it is none of .NET. */
export function seenIn(files: Files, given: Answers = {}): Facts<DotnetDetails> | null {
  return detect(repoOf(files), catalogue, given);
}

/** Facts of one web project in the root, with these files beside it. */
export function web(files: Files, given: Answers = {}): Facts<DotnetDetails> {
  const found = seenIn({ 'App.csproj': project('<TargetFramework>net10.0</TargetFramework>'), ...files }, given);
  if (found === null) throw new Error('nothing detected');
  return found;
}

/** A project file of these properties and items. */
export function project(properties: string, items = '', sdk = 'Microsoft.NET.Sdk.Web'): string {
  return `<Project Sdk="${sdk}">\n<PropertyGroup>${properties}</PropertyGroup>\n<ItemGroup>${items}</ItemGroup>\n</Project>\n`;
}

export const NET10 = '<TargetFramework>net10.0</TargetFramework>';
