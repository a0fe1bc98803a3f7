import { isSecretFile } from '../rules/_shared/secret-files.ts';
import type { Instruction } from '../model/dockerfile.ts';
import { destinationOf, flagOf, sourcesOf } from '../rules/_shared/copies.ts';
import { stageNamed, type Placed, type Row } from './reading.ts';
import { shortened } from './shown.ts';

/** What becomes of a COPY or ADD. */
export function copyRows(placed: Placed): readonly Row[] {
  const { instruction, reading } = placed;
  const what = shortened(placed, instruction);
  const sources = sourcesOf(instruction).map(({ value }) => value);
  if (sources.some((source) => isSecretFile(source)))
    return [
      {
        fate: 'replaced',
        what,
        note: 'a secret does not belong into the image: it is mounted where it is needed (H8)',
      },
    ];
  if (sources.some((source) => /^(?:https?|git|ssh):\/\/|^git@/.test(source)))
    return [
      {
        fate: 'asks',
        what,
        note: 'fetched while building',
        doubt: `${what} fetches something that no lockfile names: add it to the repo, or give its checksum`,
      },
    ];
  const from = flagOf(instruction, 'from')?.value ?? null;
  if (from !== null)
    return [stageNamed(reading.stages, from) === null ? foreign(placed, what) : fromStage(placed, what)];
  return [ofContext(placed, what, sources)];
}

/** A file of another image, which nothing of ours would bring along. */
function foreign(placed: Placed, what: string): Row {
  if (/\/(?:uv|uvx|bun|pnpm|yarn|corepack)\/?(?:\s|$)/.test(placed.instruction.text))
    return { fate: 'replaced', what, note: 'the build stage has it in the version that the repo asks for' };
  return keeping(placed, what, 'from another image');
}

function fromStage(placed: Placed, what: string): Row {
  const workdir = workdirOf(placed);
  const target = absolute(destinationOf(placed.instruction)?.value ?? '', workdir);
  if (
    inside(target, workdir) ||
    /^\/(?:usr\/share\/nginx\/html|var\/www|srv)(?:\/|$)/.test(target) ||
    /\/(?:site-packages|venv|bin)(?:\/|$)|^\/(?:app|main|server)$/.test(target) ||
    placed.role === 'build'
  )
    return { fate: 'replaced', what, note: 'what was built is copied by us, owned by root (H2)' };
  return {
    fate: 'asks',
    what,
    note: 'from a stage that is gone',
    doubt: `${what} takes a file from a stage that we replace`,
  };
}

function ofContext(placed: Placed, what: string, sources: readonly string[]): Row {
  const { instruction, role, reading } = placed;
  const workdir = workdirOf(placed);
  const target = absolute(destinationOf(instruction)?.value ?? '', workdir);
  if (instruction.heredocs.length > 0) return keeping(placed, what, 'a file of your own');
  if (sources.every((source) => /^\.?\/?$/.test(source)))
    return { fate: 'replaced', what, note: 'only what the build and the program need, by an allow-list (H9)' };
  if (reading.facts.shape === 'static' && target.startsWith('/etc/nginx'))
    return {
      fate: 'asks',
      what,
      note: 'ours writes a configuration of its own',
      doubt: `${sources.join(', ')} configures nginx, and ours has a configuration of its own: look for what it says besides serving files`,
    };
  if (/^\/etc\/(?:nginx|supervisor|apache2|httpd|redis|cron|s6|monit|runit)/.test(target))
    return { fate: 'removed', what, note: 'for a program that is not in the image' };
  if (role !== 'runtime' || inside(target, workdir))
    return { fate: 'replaced', what, note: 'copied file by file, owned by root (H2)' };
  return keeping(placed, what, 'a file outside of the program');
}

/** The same copy, owned by root and only read. */
function keeping({ instruction, role, reading }: Placed, what: string, reason: string): Row {
  const written = reading.text.slice(instruction.textRange.start, instruction.range.end);
  const from = flagOf(instruction, 'from')?.value;
  const mode = scriptLike(instruction) ? 'a=rx' : 'u=rwX,go=rX';
  const text = `COPY ${from === undefined || from === null ? '' : `--from=${from} `}--chown=0:0 --chmod=${mode} ${written}`;
  const stage = role === 'build' ? 'build' : 'runtime';
  return { fate: 'kept', what, note: reason, keep: { stage, at: 'end', text, reason } };
}

function scriptLike(instruction: Instruction): boolean {
  const target = destinationOf(instruction)?.value ?? '';
  return (
    sourcesOf(instruction).some(({ value }) => /\.(?:sh|bash)$/.test(value)) ||
    /\/bin\/[^/]*$|entrypoint[^/]*$/.test(target)
  );
}

export function workdirOf({ stage }: Pick<Placed, 'stage'>): string {
  const { value } = stage.end.workdir;
  return value?.known === true && value.text !== '' ? value.text : '/';
}

/** Where a destination lies, whatever it is relative to. */
export function absolute(path: string, workdir: string): string {
  const joined = path.startsWith('/') ? path : `${workdir.replace(/\/$/, '')}/${path}`;
  const clean = joined.replaceAll(/\/\.(?=\/|$)/g, '').replaceAll(/\/{2,}/g, '/');
  return clean === '' ? '/' : clean;
}

function inside(path: string, folder: string): boolean {
  if (folder === '/')
    return !/^\/(?:etc|usr|opt|var|bin|sbin|lib|root|home|docker-)/.test(path) || path.startsWith('/usr/src/');
  const bare = folder.replace(/\/$/, '');
  return path === bare || path.startsWith(`${bare}/`);
}
