import type { Deviation } from '../../../model/plan.ts';
import { isCustom } from '../../_shared/secrets.ts';
import type { Decided } from './decided.ts';

/** Promises that this output keeps less strictly. */
export function deviations({ details, answers, secrets }: Decided): readonly Deviation[] {
  const custom = secrets.filter(isCustom);
  const found: (Deviation | null)[] = [
    answers.unlocked === true && details.manager.lockfile === null && details.manager.id !== 'none'
      ? { promise: 'H7', why: 'there is no lockfile, so two builds may install different versions' }
      : null,
    custom.length > 0 && details.build !== null
      ? { promise: 'H8', why: `the build tools see ${custom.map((secret) => secret.target).join(', ')} while they run` }
      : null,
    details.gitDependency !== null && secrets.some((secret) => secret.kind.startsWith('npm'))
      ? { promise: 'H8', why: 'a dependency comes from git, whose own settings can run code beside the token' }
      : null,
    details.framework === 'next' ? { promise: 'H14', why: 'next build names each build at random' } : null,
  ];
  return found.filter((deviation) => deviation !== null);
}
