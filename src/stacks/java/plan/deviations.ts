import type { Facts } from '../../../model/facts.ts';
import type { Deviation } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { CA, isCustom } from '../../_shared/secrets.ts';
import type { JavaDetails } from '../facts.ts';

/** What this output keeps less strictly than the contract, in words of ours. */
export function deviations({ details }: Facts<JavaDetails>, secrets: readonly Secret[]): readonly Deviation[] {
  const logins = secrets.some((secret) => secret.kind !== CA.kind && !isCustom(secret));
  const wrapper = details.tool === 'mvnw' || details.tool === 'gradlew';
  const found: (Deviation | false)[] = [
    details.loose !== null && {
      promise: 'H7',
      why: 'a version is no exact one, by explicit answer: a build tomorrow may take another',
    },
    wrapper &&
      !details.toolHashed && {
        promise: 'H7',
        why: 'the wrapper names no distributionSha256Sum, so what it downloads is not checked against a hash',
      },
    logins &&
      isGradle(details) && {
        promise: 'H8',
        why: "Gradle runs the build's plugins to know what to fetch, so they run beside the login; the program itself is built without it",
      },
    logins &&
      !isGradle(details) &&
      details.modules.length > 1 && {
        promise: 'H8',
        why: 'Maven resolves a module that needs another only by building both, so plugins run beside the login; the program itself is built without it',
      },
    details.stubborn !== null && {
      promise: 'H17',
      why: 'a plugin of this build needs files of the program, so nothing is fetched ahead and a source change may download again',
    },
  ];
  return found.filter((one) => one !== false);
}

export function isGradle({ tool }: JavaDetails): boolean {
  return tool === 'gradle' || tool === 'gradlew';
}
