import { basename } from 'node:path';
import {
  STARTER_PORT,
  openOrEmpty,
  serviceName,
  starterFiles,
  starters,
  UndecidedError,
  UsageError,
  withFiles,
  workTreeOf,
  type Change,
  type OutputFile,
  type Repo,
  type Starter,
} from '../../api.ts';
import { visible } from '../visible.ts';
import type { Door } from './door.ts';
import { givenBy, layered } from './given.ts';
import { wrapped } from './layout.ts';
import { NO_MEMORY } from './memory.ts';
import { prepare } from './prepare.ts';
import { choose } from './prompts.ts';
import { agree, agreed, type Agreement } from './retrofit.ts';
import { sendsOf } from './sends.ts';
import { policyFor } from './policy.ts';
import { folderTyped, openFolder } from './session.ts';
import { withTrusted } from './trust.ts';
import type { Wishes } from './wishes.ts';

/** What a new repository may hold already: hosts of code and `git init` put these there. They are kept. */
const WELCOME =
  /^(?:\.git\/|\.github\/|\.gitignore|\.gitattributes|\.editorconfig|readme(?:\.\w+)?|licen[cs]e(?:\.\w+)?)$/i;

/** A service to begin with, then the same questions and files as for one that was there. Nothing is written yet. */
export async function agreeNew(wishes: Wishes, door: Door): Promise<Agreement> {
  const folder = openOrEmpty(folderTyped(wishes));
  refuseOccupied(folder, wishes);
  const starter = await chooseStarter(wishes, door);
  const name = serviceName(wishes.given.answers.name ?? basename(folder.root));
  const seeds = starterFiles(starter, name).filter(({ path }) => !folder.has(path));
  door.say(introduction(starter, name, seeds, door));
  const known = givenBy({ stack: starter.stack, port: STARTER_PORT }, () => 'the new service');
  const given = layered(known, wishes.given);
  const repo = withFiles(folder, seeds);
  const { answered, onConflict, dockerfile } = wishes;
  const loaded = await policyFor(folder, NO_MEMORY.state, wishes.offline ? 'locked' : 'fetch');
  const trusting = { named: wishes.trust, remember: wishes.write, root: workTreeOf(folder).repo.root, door };
  const policy = await withTrusted(loaded, trusting);
  const { copies } = loaded;
  const session = { repo, given, answered, onConflict, dockerfile, memory: NO_MEMORY, policy, copies };
  const prepared = await prepare(session, wishes, door, async () => []);
  const changes = [...seeds.map(planted), ...prepared.changes];
  return agreed(session, { ...prepared, changes }, { changes, resolutions: new Map() }, wishes, {
    taken: [],
    command: 'new',
  });
}

/** What `ironhull` without a command does: a folder without anything of a program gets a new service, any other its container files. */
export async function agreeAnywhere(wishes: Wishes, door: Door): Promise<Agreement> {
  const begun = occupants(openFolder(wishes)).length > 0;
  return begun ? agree(wishes, door, sendsOf) : agreeNew(wishes, door);
}

function occupants(folder: Repo): readonly string[] {
  return folder.list('').filter((name) => !WELCOME.test(name));
}

function planted(file: OutputFile): Change {
  return { file, before: null, status: 'new', text: file.contents, merge: null };
}

function refuseOccupied(folder: Repo, { dir }: Wishes): void {
  const taken = occupants(folder);
  if (taken.length === 0) return;
  const where = dir === null ? 'this folder' : visible(dir);
  throw new UsageError(`${where} is not empty: ${visible(taken[0] ?? '')} is there. Nothing was written.`, {
    hints: [
      'ironhull new STACK FOLDER     begins in a folder of its own',
      'ironhull retrofit             gives what is here its container files',
    ],
  });
}

async function chooseStarter({ given }: Wishes, door: Door): Promise<Starter> {
  const wanted = given.answers.stack;
  const known = starters.find(({ stack }) => stack === wanted);
  if (known !== undefined) return known;
  if (wanted !== undefined)
    throw new UsageError(`no service to begin with for ${visible(wanted)}. Nothing was written.`, { hints: offers() });
  if (!door.interactive)
    throw new UndecidedError('there is no service here yet, and no stack was named. Nothing was written.', {
      hints: offers(),
    });
  const chosen = await choose(
    door,
    'stack',
    'There is no service here yet. What shall the new one be?',
    starters.map(({ stack, title }) => ({ value: stack, label: stack, hint: title })),
  );
  return starters.find(({ stack }) => stack === chosen) ?? unknownChoice(chosen);
}

function unknownChoice(chosen: string): never {
  throw new TypeError(`no starter ${chosen}`);
}

function offers(): readonly string[] {
  return starters.map(({ stack, title }) => `ironhull new ${stack.padEnd(8)} ${title}`);
}

function introduction(
  starter: Starter,
  name: string,
  seeds: readonly OutputFile[],
  { terminal }: Door,
): readonly string[] {
  const paths = seeds.map(({ path }) => path).join(', ');
  return [
    '',
    ...wrapped(
      '  ',
      `New service ${name}: ${starter.title}. ${seeds.length} files, yours from then on:`,
      terminal.width,
    ),
    ...wrapped('    ', paths, terminal.width),
    '',
  ];
}
