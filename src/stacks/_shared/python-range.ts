import { satisfies, validRange } from '@renovatebot/pep440';
import type { VersionRange } from './versions.ts';

/** Reads what `.python-version`, `requires-python`, Poetry and their kin say; `null` for another interpreter or no version at all. */
export function pythonRange(wanted: string): VersionRange | null {
  const choices = wanted.split('||').map((choice) => specifier(choice));
  if (choices.some((choice) => choice === null || !validRange(choice))) return null;
  const fits = (version: string): boolean => choices.some((choice) => choice !== null && satisfies(version, choice));
  // No publisher ships free-threaded builds (`3.14t`): their line is all that can be met.
  const accepts = /\dt\s*$/.test(wanted) ? () => false : fits;
  return { accepts, mayHold: (cycle) => patches(cycle).some((version) => fits(version)) };
}

/** Every patch a line can have: pep440 has no test of whether two ranges meet. */
function patches(cycle: string): readonly string[] {
  return Array.from({ length: 100 }, (_, patch) => `${cycle}.${patch}`);
}

/** One PEP 440 specifier of clauses in Poetry's, pyenv's or PEP 440's own notation. */
function specifier(text: string): string | null {
  const clauses = text
    .trim()
    .replace(/^(?:c?python|cpython)-?(?=\d)/i, '')
    .replace(/([<>=!~^]+)\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((clause) => clause !== '');
  const translated = clauses.map((clause) => pep440Clause(clause));
  return translated.length === 0 || translated.includes(null) ? null : translated.join(',');
}

function pep440Clause(clause: string): string | null {
  const parts = /^(?<sign>\^|~(?!=)|=(?!=))?(?<version>\d+(?:\.\d+)*)(?<rest>\.\*|t|-dev)?$/.exec(clause)?.groups;
  if (parts === undefined) return clause === '*' ? '>=0' : clause;
  const { sign = '', version = '' } = parts;
  if (sign === '^') return `>=${version},<${Number(version.split('.')[0]) + 1}`;
  if (sign === '~') return `>=${version},${below(version)}`;
  // A full version names one patch, a shorter one its whole line.
  return version.split('.').length > 2 ? `==${version}` : `==${version}.*`;
}

/** Poetry's tilde: `~3.12` and `~3.12.4` end below 3.13, `~3` below 4. */
function below(version: string): string {
  const [major = '0', minor] = version.split('.');
  return minor === undefined ? `<${Number(major) + 1}` : `<${major}.${Number(minor) + 1}`;
}
