import type { Stack } from '../../model/stack.ts';
import { detect } from './detect.ts';
import type { DotnetDetails } from './facts.ts';
import { neighbours } from './neighbours.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';

export const dotnet: Stack<DotnetDetails> = {
  id: 'dotnet',
  title: '.NET',
  signs: ['*.slnx', '*.sln', '*.csproj', '*.fsproj', '*.vbproj'],
  detect,
  questions,
  plan,
  neighbours,
};
