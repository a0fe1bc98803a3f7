import type { Stack } from '../../model/stack.ts';
import { detect } from './detect.ts';
import type { PythonDetails } from './facts.ts';
import { neighbours } from './neighbours.ts';
import { parts } from './parts.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';

export const python: Stack<PythonDetails> = {
  id: 'python',
  title: 'Python',
  signs: ['pyproject.toml', 'requirements.txt', 'manage.py', 'Pipfile.lock', 'pdm.lock'],
  detect,
  questions,
  plan,
  parts,
  neighbours,
};
