import type { Stack } from '../../model/stack.ts';
import { detect } from './detect.ts';
import type { GoDetails } from './facts.ts';
import { neighbours } from './neighbours.ts';
import { parts } from './parts.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';

export const go: Stack<GoDetails> = {
  id: 'go',
  title: 'Go',
  signs: ['go.mod'],
  detect,
  questions,
  plan,
  parts,
  neighbours,
};
