import type { Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { firstMatch, type SourceFile } from '../../_shared/code.ts';
import { isTrue, propertyOf, usesPackage, type Project } from '../msbuild/project.ts';

/** Calls that need the data of ICU. */
const CULTURES: readonly RegExp[] = [
  /\b(UseRequestLocalization)\b/,
  /\bnew\s+(CultureInfo|RegionInfo)\(\s*"/,
  /\b(GetCultureInfo|CreateSpecificCulture)\(\s*"/,
  /\b(IdnMapping)\b/,
];
/** Calls that need the names of time zones, which come with ICU's images alone. */
const ZONES: readonly RegExp[] = [
  /\b(FindSystemTimeZoneById|ConvertTimeBySystemTimeZoneId|GetSystemTimeZones)\b/,
  /\b(TryFindSystemTimeZoneById)\b/,
];
/** Libraries that refuse to work, or work wrongly, without cultures. */
const LIBRARIES =
  /^(?:(?:Microsoft|System)\.Data\.SqlClient|Microsoft\.EntityFrameworkCore\.SqlServer|Humanizer(?:\.Core(?:\.\w+)*)?|Microsoft\.Extensions\.Localization|TimeZoneConverter)$/;

/** What shows that a program needs cultures or time zones; a project that is invariant needs no cultures. */
export function findCultures(
  repo: Repo,
  projects: readonly Project[],
  sources: readonly SourceFile[],
): Found<string> | null {
  const [program] = projects;
  const zones = firstMatch(sources, ZONES);
  if (program === undefined || zones !== null || isTrue(program, 'InvariantGlobalization') !== null) return zones;
  const asked = propertyOf(program, 'InvariantGlobalization');
  if (asked?.value.toLowerCase() === 'false') return { value: 'InvariantGlobalization', from: asked.from };
  return usesPackage(projects, LIBRARIES) ?? firstMatch(sources, CULTURES) ?? translation(repo, projects);
}

/** Texts in another language, which are found by their culture. */
function translation(repo: Repo, projects: readonly Project[]): Found<string> | null {
  const folders = projects.map(({ folder }) => (folder === '.' ? '' : `${folder}/`));
  const file = repo
    .files()
    .find((path) => /\.[a-z]{2}(?:-[A-Z]{2})?\.resx$/.test(path) && folders.some((folder) => path.startsWith(folder)));
  return file === undefined ? null : { value: file.split('/').at(-1) ?? file, from: file };
}
