import { ignoreFileFor, openRepo, type Repo } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { contextScreen } from '../dialog/context-screen.ts';
import { recall } from '../dialog/memory.ts';
import { lookAtContext, type ContextLook } from '../look-at-context.ts';
import type { Call } from '../parse-arguments.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { visible } from '../visible.ts';

/** `ironhull context [dir]`: fails when a build would be sent a secret. */
export async function context(call: Call, { stdout }: Streams): Promise<number> {
  const repo = openRepo(call.argument ?? '.');
  const looks: ContextLook[] = [];
  for (const folder of foldersOf(call, repo)) {
    const service = folder === '' ? repo : repo.sub(folder);
    looks.push(await lookAtContext(repo, folder, ignoreFileFor(service, dockerfileIn(service))));
  }
  const terminal = terminalOf(stdout, process.env);
  if (call.options['json'] === true) stdout.write(report(looks));
  else {
    const lines = [...looks.flatMap((look) => contextScreen(look, terminal)), ...nextStep(looks)];
    stdout.write(`${inMarksOf(terminal, lines.join('\n'))}\n`);
  }
  return looks.some((look) => look.sentSecrets.length > 0) ? EXIT.findings : EXIT.ok;
}

/** Folders named, those that have their files from us, or the root. */
function foldersOf(call: Call, repo: Repo): readonly string[] {
  const named = call.options['service'];
  if (Array.isArray(named)) return named.map((raw: string) => existing(repo, raw));
  const saved = recall(repo).services;
  return saved.length === 0 || repo.has('Dockerfile') ? [''] : saved;
}

function existing(repo: Repo, raw: string): string {
  const folder = raw.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, '');
  if (folder === '' || repo.list(folder).length > 0) return folder;
  throw new UsageError(`--service ${visible(raw)}: no such folder.`);
}

function dockerfileIn(service: Repo): string {
  return service.has('Dockerfile') || !service.has('Dockerfile.ironhull') ? 'Dockerfile' : 'Dockerfile.ironhull';
}

function nextStep(looks: readonly ContextLook[]): readonly string[] {
  const leaks = looks.some((look) => look.sentSecrets.length > 0);
  const open = looks.some((look) => look.ignoreFile === null);
  return leaks || open ? ['  ironhull retrofit     writes a .dockerignore that lets in only what the build needs'] : [];
}

function report(looks: readonly ContextLook[]): string {
  const contexts = looks.map(({ folder, ignoreFile, listing, sentSecrets, keptSecrets, unread }) => ({
    path: folder,
    ignoreFile,
    ...listing,
    sentSecrets,
    keptSecrets,
    unread,
  }));
  return `${JSON.stringify({ schemaVersion: 1, command: 'context', contexts }, null, 2)}\n`;
}
