import type { Service } from './detect/service.ts';
import { IronhullError } from './errors.ts';
import { detectUnder, files, nothingDetected, plan } from './generate.ts';
import type { Answers } from './model/answers.ts';
import type { Decisions } from './model/decisions.ts';
import type { Policy } from './model/policy.ts';
import type { Repo } from './model/repo.ts';
import { answersUnder } from './presets/answers-under.ts';
import { decisionsOf } from './presets/make/decisions.ts';

/** What a preset decides for a repository, under what a person says there. A refusal is a decision too. */
export function tryPreset(repo: Repo, given: Answers, policy: Policy): Decisions {
  const { answers, overruled } = answersUnder(policy, given);
  const tried = overruled.length === 0 ? {} : { overruled: overruled.map(({ key }) => key) };
  return { ...tried, ...decided(repo, answers, policy) };
}

function decided(repo: Repo, answers: Answers, policy: Policy): Decisions {
  try {
    const services = detectUnder(policy, repo, answers, []);
    if (services.length === 0) throw nothingDetected(repo, policy);
    return Object.assign({}, ...services.map((service) => ofService(service, answers, policy))) as Decisions;
  } catch (error) {
    if (!(error instanceof IronhullError)) throw error;
    return { refused: error.message.replace(/ Nothing was written\.$/, '') };
  }
}

/** Where there are several, each key has its service in front. */
function ofService({ path, facts: [first] }: Service, answers: Answers, policy: Policy): Decisions {
  const made = first === undefined ? null : plan(first, answers, policy);
  // Templates of the team are tried too: one that breaks a promise refuses every repository.
  if (made !== null && policy.code.templates.size > 0) files(made, policy);
  const own = made === null ? {} : decisionsOf(made);
  if (path === '') return own;
  return Object.fromEntries(Object.entries(own).map(([key, value]) => [`${path}: ${key}`, value]));
}
