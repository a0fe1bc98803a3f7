import type { Secret } from '../../../model/secret.ts';
import { CA, isCustom, secretLines } from '../../_shared/secrets.ts';

const TRUST = '/run/trust/cacerts';

/** Lines between `RUN` and the command of a step that uses the network: mounts, guards, and a company's root among Java's own. */
export function fetchLines(secrets: readonly Secret[]): readonly string[] {
  const ca = secrets.find(({ kind }) => kind === CA.kind);
  if (ca === undefined) return secretLines(secrets, []);
  return [
    '--mount=type=tmpfs,target=/run/trust',
    ...secretLines(secrets, []),
    `cp "$JAVA_HOME/lib/security/cacerts" ${TRUST} &&`,
    `keytool -importcert -noprompt -alias company -file ${ca.target} -keystore ${TRUST} -storepass changeit &&`,
    `export JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=${TRUST} &&`,
  ];
}

/** Secrets that let the build tool in, the company's root beside them. */
export function fetching(secrets: readonly Secret[]): readonly Secret[] {
  return secrets.filter((secret) => !isCustom(secret));
}

export function loginsOf(secrets: readonly Secret[]): readonly Secret[] {
  return fetching(secrets).filter(({ kind }) => kind !== CA.kind);
}

/** What a step without any login may mount. */
export function openly(secrets: readonly Secret[]): readonly Secret[] {
  return secrets.filter(({ kind }) => kind === CA.kind);
}
