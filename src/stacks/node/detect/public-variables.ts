import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Conflict, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import { allMatches, type SourceFile } from '../../_shared/code.ts';
import { place } from '../../_shared/place.ts';

/** Variables that a build writes into what browsers get. */
export interface PublicVariables {
  readonly buildArgs: readonly Found<string>[];
  /** Committed files with public variables alone, which the build reads itself. */
  readonly files: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly blockers: readonly Blocker[];
}

const FILES = ['.env', '.env.production'];
const SECRET_LIKE = /(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|PRIVATE|CREDENTIALS?)(?:_|$)/;

export function publicVariables(
  repo: Repo,
  code: readonly SourceFile[],
  prefix: string | null,
  given: Answers,
): PublicVariables {
  if (prefix === null) return { buildArgs: [], files: [], conflicts: [], blockers: [] };
  const read = new RegExp(String.raw`\b(?:import\.meta\.env|process\.env)\.(${prefix}[A-Z0-9_]+)\b`, 'g');
  const used = allMatches(code, read);
  const files = FILES.filter((file) => onlyPublic(repo.text(file), prefix));
  const known = new Set(files.flatMap((file) => namesIn(repo.text(file) ?? '')));
  const open = used.filter((variable) => !known.has(variable.value));
  const decided = new Set(given.buildArgs ?? []);
  const suspects = [...open, ...committed(repo, files)].filter(
    (one) => SECRET_LIKE.test(one.value) && !decided.has(one.value),
  );
  return {
    buildArgs: open.filter((one) => !suspects.includes(one)),
    files,
    conflicts: FILES.filter((file) => !files.includes(file)).flatMap((file) => keptOut(repo, file, prefix)),
    blockers: suspects.map(secretLike),
  };
}

function secretLike(variable: Found<string>): Blocker {
  return {
    name: 'secret-in-public-variable',
    message: `${variable.value} is written into files that every visitor can read, and its name says that it is a secret.`,
    from: variable.from,
    hints: [
      `ironhull retrofit --build-args ${variable.value}     it is public all the same`,
      'or rename it, or read it on a server instead',
    ],
  };
}

/** A committed file that the build would have read, had it not named private variables too. */
function keptOut(repo: Repo, file: string, prefix: string): readonly Conflict[] {
  const text = repo.text(file);
  const secret = text === null ? undefined : namesIn(text).find((name) => !name.startsWith(prefix));
  if (text === null || secret === undefined) return [];
  return [
    {
      about: 'environment file',
      taken: { value: `${file} stays out of the build`, from: file },
      others: [{ value: secret, from: place(file, text, text.indexOf(secret)) }],
      why: 'it names variables that are not public',
    },
  ];
}

function committed(repo: Repo, files: readonly string[]): readonly Found<string>[] {
  return files.flatMap((file) => {
    const text = repo.text(file) ?? '';
    return namesIn(text).map((value) => ({ value, from: place(file, text, text.indexOf(value)) }));
  });
}

/** Names only: values of environment files are never read. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/gm)].map((match) => match[1] ?? '');
}

/** A file that also names private variables stays out of the build. */
function onlyPublic(text: string | null, prefix: string): boolean {
  const names = text === null ? [] : namesIn(text);
  return names.length > 0 && names.every((name) => name.startsWith(prefix));
}
