import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { Secret } from '../../../model/secret.ts';
import { chosenSecrets } from '../../_shared/secrets.ts';
import type { GoDetails } from '../facts.ts';
import { KNOWN_HOSTS } from '../secrets.ts';

/** The chosen secrets; ssh brings the host keys along, as a step that trusts any host would trust any answer. */
export function secretsOf(facts: Facts<GoDetails>, answers: Answers): readonly Secret[] {
  const chosen = chosenSecrets(facts.secrets, answers.secrets ?? []);
  const overSsh = chosen.some((secret) => secret.delivery === 'ssh');
  return overSsh ? [...chosen, { ...KNOWN_HOSTS, required: true }] : chosen;
}
