import type { Facts } from '../../../model/facts.ts';
import type { Deviation } from '../../../model/plan.ts';
import type { PythonDetails } from '../facts.ts';
import { backEnds } from './back-ends.ts';

/** What this output keeps less strictly than the contract, in words of ours. */
export function deviations({ details }: Facts<PythonDetails>): readonly Deviation[] {
  const { lock, manager, project, packages } = details;
  const found: (Deviation | false)[] = [
    lock === 'none' && {
      promise: 'H7',
      why: 'no lockfile, by explicit answer: a build tomorrow may install other packages',
    },
    lock === 'pinned' && {
      promise: 'H7',
      why: 'versions without hashes: a file replaced in the package index would be taken',
    },
    manager === 'poetry' && {
      promise: 'H7',
      why: 'Poetry is pinned, what it needs itself is not; it stays in a stage of its own',
    },
    backEnds(project?.requires ?? []).unpinned.length > 0 && {
      promise: 'H7',
      why: 'a build back end is fetched at its newest version: pin it in pyproject.toml',
    },
    packages.some((one) => one.sourceOnly) && {
      promise: 'H8',
      why: 'packages that exist as source only are built with the network at hand, though with no secret',
    },
  ];
  return found.filter((one) => one !== false);
}
