import type { Stack } from '../../model/stack.ts';
import { detect } from './detect.ts';
import type { NodeDetails } from './facts.ts';
import { neighbours } from './neighbours.ts';
import { parts } from './parts.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';

export const node: Stack<NodeDetails> = {
  id: 'node',
  title: 'Node.js',
  signs: ['package.json'],
  detect,
  questions,
  plan,
  parts,
  neighbours,
};
