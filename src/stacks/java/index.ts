import type { Stack } from '../../model/stack.ts';
import { detect } from './detect.ts';
import type { JavaDetails } from './facts.ts';
import { neighbours } from './neighbours.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';

export const java: Stack<JavaDetails> = {
  id: 'java',
  title: 'Java',
  signs: ['pom.xml', 'build.gradle.kts', 'build.gradle', 'settings.gradle.kts', 'settings.gradle'],
  detect,
  questions,
  plan,
  neighbours,
};
