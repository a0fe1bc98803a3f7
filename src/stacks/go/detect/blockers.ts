import type { Answers } from '../../../model/answers.ts';
import type { Blocker, Found } from '../../../model/evidence.ts';
import type { Repo } from '../../../model/repo.ts';
import type { GoDetails } from '../facts.ts';
import type { GoMod } from '../scan/go-mod.ts';
import type { Program } from './program.ts';

/** Lowest port that needs no privilege (H19). */
const LEAST_PORT = 1024;

const KEPT_OUT = /(?:^|\/)(?:\.env(?:\.[^/]*)?|id_(?:rsa|ed25519)[^/]*|[^/]*\.(?:pem|key|p12))$/;

/** What the blockers are judged by. */
export interface Seen {
  readonly repo: Repo;
  readonly mod: GoMod;
  readonly given: Answers;
  readonly entries: readonly Found<string>[];
  readonly install: GoDetails['install'];
  readonly program: Program;
}

/** Everything that stops a Go image until a person has decided. */
export function blockers(seen: Seen): readonly Blocker[] {
  return [
    ...noProgram(seen),
    ...noSum(seen),
    ...outsideFolder(seen),
    ...foreignLibrary(seen),
    ...unfitPort(seen),
    ...keptOut(seen),
  ];
}

function noProgram({ entries }: Seen): readonly Blocker[] {
  if (entries.length > 0) return [];
  const message = 'this module has no package main, so there is no program to ship.';
  return [
    {
      name: 'no-program',
      message,
      from: 'go.mod',
      hints: ['ironhull retrofit --service FOLDER     if the program is in another module'],
    },
  ];
}

function noSum({ repo, mod, install }: Seen): readonly Blocker[] {
  const [first] = mod.requires;
  if (install !== 'modules' || first === undefined || repo.has('go.sum')) return [];
  const message = 'modules are required, but there is no go.sum: nothing says that tomorrow they are the same.';
  const hints = ['go mod tidy     makes one; commit it'];
  return [{ name: 'no-lockfile', message, from: first.from, hints }];
}

function outsideFolder({ mod }: Seen): readonly Blocker[] {
  return mod.replaces
    .filter(({ value }) => value.target.startsWith('..') || value.target.startsWith('/'))
    .map(({ value, from }) => ({
      name: 'module-outside-context',
      message: `${value.path} is replaced by ${value.target}, which a build of this folder cannot see.`,
      from,
      hints: ['go mod vendor     commits it below vendor/', 'or require a published version of it'],
    }));
}

function foreignLibrary({ program }: Seen): readonly Blocker[] {
  return program.libraries.slice(0, 1).map(({ value, from }) => ({
    name: 'system-library',
    message: `the program links ${value}, which neither the compiler's image nor the shipped one has.`,
    from,
    hints: ['use a module that brings its C code along, or a pure Go one'],
  }));
}

/** What the .dockerignore of every stack keeps out wherever it lies, so that the compiler would not find it. */
function keptOut({ program }: Seen): readonly Blocker[] {
  const hit = program.details.embeds.find(({ value }) => KEPT_OUT.test(value));
  if (hit === undefined) return [];
  const message = `go:embed names ${hit.value}, which reaches no build: it is named as secrets are.`;
  return [{ name: 'embed-kept-out', message, from: hit.from, hints: ['rename it: a certificate may end in .crt'] }];
}

function unfitPort({ program, given }: Seen): readonly Blocker[] {
  if (program.listening === null || given.port !== undefined) return [];
  const { value, from } = program.listening;
  if (value.port < LEAST_PORT)
    return [
      {
        name: 'privileged-port',
        message: `it listens on port ${value.port}, which only root may do without more.`,
        from,
        hints: [
          'make it read its port from PORT',
          `ironhull retrofit --port 8080     if it listens there in a container`,
        ],
      },
    ];
  if (!value.loopback) return [];
  const message = `it listens on its own loopback address, so nothing outside the container reaches port ${value.port}.`;
  const hints = [`listen on ":${value.port}"`, `ironhull retrofit --port ${value.port}     if it does in a container`];
  return [{ name: 'loopback', message, from, hints }];
}
