import type { ViewValue } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import { plainPath } from '../../_shared/safe.ts';
import { isCustom, secretLines } from '../../_shared/secrets.ts';
import type { JavaDetails } from '../facts.ts';
import { settingsFlag } from './deps.ts';
import { isGradle } from './deviations.ts';
import { fetching, fetchLines } from './fetch.ts';
import { goals, program, quiet } from './tool.ts';

/** Times inside the jars, where the build is told one: as an instant, because Quarkus, which reads the same property, takes no seconds. */
const TIMES = '${SOURCE_DATE_EPOCH:+-Dproject.build.outputTimestamp=$(date -u -d "@$SOURCE_DATE_EPOCH" +%FT%TZ)}';

/** How the program is built and laid out below `/out`. */
export function buildView(details: JavaDetails, secrets: readonly Secret[], trained: boolean): ViewValue {
  const custom = secretLines(secrets.filter(isCustom), []);
  const offline = isGradle(details) ? '--offline' : '-o';
  const open = details.stubborn !== null;
  const times = isGradle(details) ? '' : ` ${TIMES}`;
  return {
    reach: open ? 'open' : 'closed',
    lines: open ? [...fetchLines(fetching(secrets)), ...custom] : custom,
    command: open
      ? `${program(details)} ${quiet(details)}${settingsFlag(details, secrets)}${times} ${goals(details)}`
      : `${program(details)} ${isGradle(details) ? quiet(details) : '-B'} ${offline}${times} ${goals(details)}`,
    layout: details.layout,
    times: trained ? 'fixed' : 'kept',
    jar: jarOf(details),
    quarkus: below(details, isGradle(details) ? 'build/quarkus-app' : 'target/quarkus-app'),
    installed: below(details, 'build/install/*/lib'),
    libs: below(details, 'build/libs'),
    thin: isGradle(details) ? 'gradle' : 'maven',
  };
}

function below({ module }: JavaDetails, path: string): string {
  return module === '.' ? path : `${plainPath(module, module)}/${path}`;
}

/** The pattern stands where a name could not be read; it is ours. */
function jarOf({ jar }: JavaDetails): string {
  const folder = jar.slice(0, jar.lastIndexOf('/') + 1);
  const [pattern] = /\*[\w-]*\.[jw]ar$/.exec(jar) ?? [];
  return pattern === undefined ? plainPath(jar, jar) : `${plainPath(folder, jar)}${pattern}`;
}
