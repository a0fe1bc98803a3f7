import { parseReference, IronhullError, type PresetKit } from '../../api.ts';
import type { PresetAnswers } from './preset-order.ts';

const ZEROS = '0'.repeat(40);

/** How a preset is published. */
export function publishingOf(answers: PresetAnswers): PresetKit['publish'] {
  const [as, name = '', repository = ''] = ['publish', 'package', 'repository'].map((key) => answers[key]?.[0]);
  return as === 'git' ? { as, reference: referenceOf(repository) } : { as: 'npm', package: name };
}

/** What is wrong with where a preset is published; `null` when `extends` could name it. */
export function publishProblem(name: string, word: string): string | null {
  if (name === 'package' && !extendable(`npm:${word}@^1`)) return 'is no name of an npm package';
  if (name === 'repository' && !extendable(`${referenceOf(word)}#${ZEROS}`)) return 'is no git address without login';
  return null;
}

/** The address of a repository as `extends` names it. */
function referenceOf(address: string): string {
  const github = /^(?:https:\/\/github\.com\/|git@github\.com:)([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(address)?.[1];
  if (github !== undefined) return `github:${github}`;
  return /^(?:github:|git\+)/.test(address) ? address : `git+${address}`;
}

function extendable(reference: string): boolean {
  try {
    parseReference(reference);
    return true;
  } catch (error) {
    if (error instanceof IronhullError) return false;
    throw error;
  }
}
