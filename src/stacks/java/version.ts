import type { Answers } from '../../model/answers.ts';
import type { Conflict, Found } from '../../model/evidence.ts';
import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { asked } from '../_shared/asked.ts';
import { findIn } from '../_shared/place.ts';
import { releaseLines, type ReleaseLine } from '../_shared/release-lines.ts';
import { resolveVersion } from '../_shared/versions.ts';
import type { Project } from './project.ts';

/** Files that name a Java for the people who work on the repo, the one that Gradle itself obeys first. */
const FILES: readonly (readonly [string, RegExp])[] = [
  ['gradle/gradle-daemon-jvm.properties', /^toolchainVersion\s*=\s*(\d+)/m],
  ['.java-version', /^[ \t]*(?:[a-z-]+)?(\d[\w.+-]*)/m],
  ['.sdkmanrc', /^java\s*=\s*(\d[\w.+-]*)/m],
  ['.tool-versions', /^java[ \t]+(?:[a-z]+-)?(?:jre-)?(\d[\w.+-]*)/m],
  ['mise.toml', /^[ \t]*"?java"?[ \t]*=[ \t]*"(?:[a-z]+-)?(\d[\w.+-]*)"/m],
  ['.mise.toml', /^[ \t]*"?java"?[ \t]*=[ \t]*"(?:[a-z]+-)?(\d[\w.+-]*)"/m],
  ['system.properties', /^java\.runtime\.version\s*=\s*(\d[\w.+-]*)/m],
];

/** The Java that runs the program: an order, then what it is compiled for, then tool files; where that is no long-term line, the next one. */
export function javaVersion(
  repo: Repo,
  project: Project,
  catalogue: readonly CatalogueImage[],
  given: Answers,
): { readonly runtime: RuntimeFact; readonly release: string; readonly conflicts: readonly Conflict[] } {
  const files = FILES.map(([file, pattern]) => findIn(file, repo.text(file), pattern));
  const said = [asked(given), project.release, ...files].filter((found) => found !== null);
  const wanted = said[0] ?? null;
  const lines = releaseLines('java', catalogue);
  const resolved = resolveVersion(lines, wanted?.value ?? null, (text) => nextLine(lines, text));
  const runs = Number(resolved.cycle);
  const others = said.slice(1).filter((other) => (majorOf(other.value) ?? 0) > runs);
  return {
    runtime: {
      product: 'java',
      title: 'Java',
      wanted,
      ...resolved,
      ...(isOlder(wanted, runs) ? { why: 'the next long-term line that runs what the build files compile for' } : {}),
    },
    release: String(majorOf(project.release?.value ?? '') ?? runs),
    conflicts:
      wanted === null || others.length === 0
        ? []
        : [
            {
              about: 'Java version',
              taken: wanted,
              others,
              why: 'what is compiled for goes before what people work with',
            },
          ],
  };
}

/** `21.0.4-tem`, `1.8`, `[17,)` → the number that Java's releases are known by. */
export function majorOf(text: string): number | null {
  const match = /^[[(\s]*(?:1\.(?=\d\b))?(\d{1,2})(?![\d])/.exec(text);
  return match === null ? null : Number(match[1]);
}

function isOlder(wanted: Found<string> | null, runs: number): boolean {
  return wanted !== null && (majorOf(wanted.value) ?? runs) < runs;
}

/** The line itself, or the next that the catalogue has: Java runs what an older Java compiled. */
function nextLine(
  lines: readonly ReleaseLine[],
  text: string,
): { readonly accepts: (version: string) => boolean; readonly mayHold: (cycle: string) => boolean } | null {
  const major = majorOf(text);
  if (major === null) return null;
  const fits = lines.filter((line) => line.version !== null && !line.ended && Number(line.cycle) >= major);
  const cycle = fits.at(-1)?.cycle;
  return { accepts: (version) => version.split('.')[0] === cycle, mayHold: (one) => one === cycle };
}
