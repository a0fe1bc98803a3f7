import { stayBeside } from './merge/stay-beside.ts';
import { saidBy, type Breach, type Policy } from './model/policy.ts';
import type { Repo } from './model/repo.ts';
import type { State } from './model/state.ts';
import { governPlan } from './presets/govern-plan.ts';
import { outputPaths } from './render/output-paths.ts';
import { guardrails } from './render/render.ts';
import { generatedTexts } from './state/state-file.ts';

/** Guardrails that are not as they were made: an edited one guards nothing. */
export function guardrailBreaches(repo: Repo, state: State, policy: Policy): readonly Breach[] {
  const generated = generatedTexts({ kind: 'known', state }, repo);
  const wanted = Object.values(state.services).flatMap(({ plan }) => {
    const { dockerfile: path } = outputPaths(plan);
    const beside = { path, contents: '', ownership: 'managed' as const };
    return stayBeside([beside, ...guardrails(governPlan(plan, policy))], repo, generated).slice(1);
  });
  return wanted
    .filter(({ path, contents }) => repo.text(path) !== contents)
    .map(({ path }) => {
      const what = repo.has(path) ? 'is not as it was made' : 'is missing';
      return {
        kind: 'file' as const,
        from: path,
        key: 'files.emit',
        message: `${what}: ${saidBy(policy, 'files.emit')}`,
      };
    });
}
