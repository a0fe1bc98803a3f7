import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { Secret } from '../../../model/secret.ts';
import { withHostKeys } from '../../_shared/git-secrets.ts';
import { chosenSecrets } from '../../_shared/secrets.ts';
import type { GoDetails } from '../facts.ts';

/** The chosen secrets, with the host keys that ssh needs. */
export function secretsOf(facts: Facts<GoDetails>, answers: Answers): readonly Secret[] {
  return withHostKeys(chosenSecrets(facts.secrets, answers.secrets ?? []));
}
