import type { DockerfileInput, Mend } from '../_shared/define-rule.ts';
import { flagOf, sourcesOf } from '../_shared/copies.ts';

/** What no build of any language needs, for a context of which nothing else is known. */
const NEVER = [
  '**/.git',
  '**/.env',
  '**/.env.*',
  '!**/.env.example',
  '**/.aws',
  '**/.ssh',
  '**/.netrc',
  '**/*.pem',
  '**/*.key',
  '**/id_rsa*',
  '**/node_modules',
  '**/__pycache__',
  '**/.venv',
  '**/coverage',
  '**/*.log',
];

/** Writes the ignore file: deny by default where the program is known, else what no build needs. */
export function ignoreFix({ project, places, stages }: DockerfileInput): { fix?: Mend } {
  if (places === null) return {};
  const own = places.newIgnoreFile;
  if (project === null) return { fix: written(own, `${NEVER.join('\n')}\n`) };
  const named = stages.flatMap(({ body }) =>
    body
      .filter((instruction) => /^(?:COPY|ADD)$/.test(instruction.keyword) && !flagOf(instruction, 'from'))
      .flatMap((instruction) => sourcesOf(instruction))
      .map(({ value }) => value.replace(/^\.?\//, '').replace(/\/$/, ''))
      .filter((path) => /^[A-Za-z0-9_*][A-Za-z0-9_.*/-]*$/.test(path) && path !== '*'),
  );
  return { fix: written(own, project.ignoreText(named)) };
}

function written(path: string, text: string): Mend {
  return {
    title: `write ${path}`,
    safe: false,
    edits: [],
    files: [{ path, edits: [{ range: { start: 0, end: 0 }, text }] }],
  };
}

/** Adds the paths that an ignore file forgot. */
export function ignoreMore({ context, places }: DockerfileInput, paths: readonly string[]): { fix?: Mend } {
  if (places === null || context.ignoreFile === null) return {};
  const path = `${places.context === '' ? '' : `${places.context}/`}${context.ignoreFile}`;
  const text = context.ignoreText;
  const at = text.length;
  const lines = paths.map((one) => (/^\.env|node_modules|__pycache__|\.venv/.test(one) ? `**/${one}` : one));
  const added = `${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('\n')}\n`;
  const edits = [{ range: { start: at, end: at }, text: added }];
  return { fix: { title: `leave them out in ${path}`, safe: false, edits: [], files: [{ path, edits }] } };
}
