import type { Facts } from '../../../model/facts.ts';
import type { Deviation } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { CA, isCustom } from '../../_shared/secrets.ts';
import type { DotnetDetails } from '../facts.ts';

/** What this output keeps less strictly than the contract, in words of ours. */
export function deviations(
  { details, runtime }: Facts<DotnetDetails>,
  secrets: readonly Secret[],
): readonly Deviation[] {
  const logins = secrets.some((secret) => secret.kind !== CA.kind && !isCustom(secret));
  return [
    ...(details.rollsFrom === null ? [] : [rolled(runtime.version)]),
    ...(details.lock === 'unlocked' ? [UNLOCKED] : []),
    ...(details.pinnedSdk === null ? [] : [otherSdk(details.sdk)]),
    ...(logins && details.packagedSdk !== null ? [PACKAGED] : []),
    ...(details.publishing === 'native' ? [EMULATED] : []),
    ...(details.platform === null ? [] : [ONE_PLATFORM]),
  ];
}

const UNLOCKED = {
  promise: 'H7',
  why: 'packages come without packages.lock.json, by explicit answer: what was published in their place later would be taken',
};
const PACKAGED = {
  promise: 'H8',
  why: 'a build SDK comes as a package, and MSBuild reads its files to know what to restore, so that they are read beside the login',
};
const EMULATED = {
  promise: 'H15',
  why: 'native code is linked on the platform that is asked for, by emulation where the builder is another',
};
const ONE_PLATFORM = { promise: 'H15', why: 'the project names one platform, and runs on no other' };

function rolled(version: string): Deviation {
  return {
    promise: 'H5',
    why: `the program was built for an older line and runs on .NET ${version}, by explicit answer`,
  };
}

function otherSdk(sdk: string): Deviation {
  return {
    promise: 'H7',
    why: `global.json names another SDK and is left out: .NET SDK ${sdk} builds what older ones did`,
  };
}
