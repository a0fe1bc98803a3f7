import type { Stack } from '../../model/stack.ts';
import { detect } from './detect.ts';
import type { RustDetails } from './facts.ts';
import { neighbours } from './neighbours.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';

export const rust: Stack<RustDetails> = {
  id: 'rust',
  title: 'Rust',
  signs: ['Cargo.toml'],
  detect,
  questions,
  plan,
  neighbours,
};
