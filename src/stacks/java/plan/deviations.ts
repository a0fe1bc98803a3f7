import type { Facts } from '../../../model/facts.ts';
import type { Deviation } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { CA, isCustom } from '../../_shared/secrets.ts';
import type { JavaDetails } from '../facts.ts';

/** What this output keeps less strictly than the contract, in words of ours. */
export function deviations(
  { details }: Facts<JavaDetails>,
  secrets: readonly Secret[],
  trained: boolean,
): readonly Deviation[] {
  const logins = secrets.some((secret) => secret.kind !== CA.kind && !isCustom(secret));
  return [
    ...versions(details),
    ...(logins ? besideLogin(details) : []),
    ...late(details),
    ...(trained ? [TRAINED] : []),
  ];
}

const TRAINED = {
  promise: 'H14',
  why: 'what Java learns in the training run is not the same twice, by explicit answer',
};

function versions({ loose, tool, toolHashed }: JavaDetails): readonly Deviation[] {
  const wrapper = tool === 'mvnw' || tool === 'gradlew';
  const inexact = 'a version is no exact one, by explicit answer: a build tomorrow may take another';
  const unchecked = 'the wrapper names no distributionSha256Sum, so what it downloads is not checked against a hash';
  return [
    ...(loose === null ? [] : [{ promise: 'H7', why: inexact }]),
    ...(wrapper && !toolHashed ? [{ promise: 'H7', why: unchecked }] : []),
  ];
}

/** Plugins are code of others, and both tools must run some to know what to fetch; Maven can be asked module by module, but not across modules. */
function besideLogin(details: JavaDetails): readonly Deviation[] {
  const gradle =
    "Gradle runs the build's plugins to know what to fetch, so they run beside the login; the program itself is built without it";
  const several =
    'Maven resolves a module that needs another only by building both, so plugins run beside the login; the program itself is built without it';
  if (isGradle(details)) return [{ promise: 'H8', why: gradle }];
  return details.modules.length > 1 ? [{ promise: 'H8', why: several }] : [];
}

function late({ stubborn }: JavaDetails): readonly Deviation[] {
  const why =
    'a plugin of this build needs files of the program, so nothing is fetched ahead and a source change may download again';
  return stubborn === null ? [] : [{ promise: 'H17', why }];
}

export function isGradle({ tool }: JavaDetails): boolean {
  return tool === 'gradle' || tool === 'gradlew';
}
