import type { ViewValue } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { copiesOf } from '../../_shared/copies.ts';
import { plainPath } from '../../_shared/safe.ts';
import { CA, isCustom, secretLines } from '../../_shared/secrets.ts';
import type { DotnetDetails } from '../facts.ts';

/** Times of files stand in lists that the web SDK writes, so they are those of the build where it is told one. */
const TIMES = 'find . -type f -exec touch -d "@${SOURCE_DATE_EPOCH:-1}" {} + &&';

/** What is known against a package changes by the day, and a build that stood yesterday must stand today: the audit is CI's. */
const AUDIT = '-p:NuGetAudit=false';

/** How packages get into the stage that the build starts from, and how the program is published. */
export function buildView(details: DotnetDetails, secrets: readonly Secret[]): Readonly<Record<string, ViewValue>> {
  const fetching = secrets.filter((secret) => !isCustom(secret));
  const logins = fetching.some(({ kind }) => kind !== CA.kind);
  return {
    publishing: details.publishing,
    copies: copiesOf(details.manifests),
    restore: fetching.length > 0 ? 'secret' : 'open',
    beside: logins ? 'login' : 'ca',
    restoreLines: secretLines(fetching, ['SSL_CERT_FILE']),
    restoreCommand: ['dotnet restore', ...restoreWords(details, fetching)].join(' '),
    buildLines: [...secretLines(secrets.filter(isCustom), []), TIMES],
    publishCommand: ['dotnet publish', ...publishWords(details)].join(' '),
  };
}

function restoreWords(details: DotnetDetails, fetching: readonly Secret[]): readonly string[] {
  const config = fetching.find(({ kind }) => kind === 'nuget_config');
  return [
    plainPath(details.project, details.project),
    ...(details.lock === 'unlocked' ? [] : ['--locked-mode']),
    ...platformWords(details),
    ...(config === undefined ? [] : [`--configfile ${config.target}`]),
    ...(fetching.length > 0 ? ['--no-http-cache'] : []),
    AUDIT,
  ];
}

/** `portable` runs on any processor, so that one build serves all; the others are told the platform in both steps, or the second would restore anew. */
function platformWords({ publishing }: DotnetDetails): readonly string[] {
  return publishing === 'portable' ? [] : ['-a "$TARGETARCH"'];
}

function publishWords(details: DotnetDetails): readonly string[] {
  const { severalTargets, target } = details;
  return [
    plainPath(details.project, details.project),
    '--no-restore -c Release -o /out',
    ...(severalTargets ? [`-f ${target}`] : []),
    ...platformWords(details),
    ...[...properties(details), 'ContinuousIntegrationBuild=true'].map((property) => `-p:${property}`),
  ];
}

/** What suits an image: its own runtime needs no host program, and files that lie in a layer need not be packed into one. */
function properties({ publishing, packing }: DotnetDetails): readonly string[] {
  const undone = packing.map((name) => `${name}=false`);
  if (publishing === 'native') return ['CopyOutputSymbolsToPublishDirectory=false'];
  return publishing === 'portable' ? ['UseAppHost=false', ...undone] : undone;
}
