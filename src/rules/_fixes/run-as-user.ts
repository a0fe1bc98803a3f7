import type { Edit, Stage } from '../../model/dockerfile.ts';
import type { DockerfileInput, Mend } from '../_shared/define-rule.ts';
import { madeAccount, NOBODYS } from './account.ts';
import { lastOfImage, lineBehind } from './place.ts';

/** Bases with the tools that make an account, by how they are called. */
const SHADOW =
  /^library\/(?:debian|ubuntu|python|golang|ruby|php|rust|perl|buildpack-deps|eclipse-temurin|fedora|rockylinux|almalinux)$/;

/** Bases of programs that people add. A server's own image starts as root to get ready: without that it may not start at all. */
const FOR_PROGRAMS =
  /^library\/(?:node|python|golang|ruby|rust|perl|debian|ubuntu|alpine|busybox|buildpack-deps|eclipse-temurin|amazoncorretto|openjdk|ibm-semeru-runtimes|sapmachine|fedora|rockylinux|almalinux|elixir|erlang|swift|gcc|dart)$|^distroless\/|^dotnet\/|^oven\/bun$|^denoland\/deno$/;

/** USER behind everything that needs root: as an account of the base, as one that is made already, or as a new one. */
export function userFix(shipped: Stage, input: DockerfileInput): { fix?: Mend } {
  if (isServer(input)) return {};
  const { ids, lines, edits } = accountOf(shipped, input);
  const own = lines.length > 0 || hasShell(input) ? ownLines(shipped, input, ids) : [];
  const text = [...lines, ...own, `USER ${ids}`].join('\n');
  const all = [...edits, lineBehind(lastOfImage(shipped), text)];
  return { fix: { title: 'run as a user of its own', safe: false, edits: all } };
}

/** A known image that brings its own program; of an unknown one nobody can tell. */
function isServer({ shippedStages }: DockerfileInput): boolean {
  const base = [...shippedStages].at(-1)?.base;
  return base?.kind === 'image' && base.contract !== null && !FOR_PROGRAMS.test(base.reference.repository);
}

interface NewUser {
  readonly ids: string;
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
}

function accountOf(shipped: Stage, input: DockerfileInput): NewUser {
  const made = madeAccount(input.shippedStages);
  if (made) return { ...made, lines: [] };
  const repository = baseOf(input);
  if (repository === 'library/node') return { ids: '1000:1000', lines: [], edits: [] };
  return {
    ids: `${NOBODYS}:${NOBODYS}`,
    lines: shipped.end.shell[0] === '/bin/sh' ? newAccount(input) : [],
    edits: [],
  };
}

/** Programs that look up who they are want an entry in passwd. */
function newAccount(input: DockerfileInput): string[] {
  const repository = baseOf(input);
  if (repository === 'library/alpine' || (SHADOW.test(repository) && /alpine/.test(tagOf(input))))
    return [`RUN addgroup -g ${NOBODYS} app && adduser -D -u ${NOBODYS} -G app app`];
  if (!SHADOW.test(repository)) return [];
  return [`RUN groupadd --gid ${NOBODYS} app && useradd --no-log-init --uid ${NOBODYS} --gid app --create-home app`];
}

/** What the program writes to belongs to it; code and packages do not. */
function ownLines(shipped: Stage, { project }: DockerfileInput, ids: string): string[] {
  const workdir = shipped.end.workdir.value;
  const home = workdir?.known === true ? workdir.text.replace(/\/$/, '') : '/app';
  const paths = (project?.plan.writable ?? [])
    .map(({ path }) => path.replace(/^\/app(?=\/)/, home))
    .filter((path) => path !== '/tmp');
  return paths.map((path) => `RUN mkdir -p ${path} && chown -R ${ids} ${path}`);
}

function hasShell(input: DockerfileInput): boolean {
  const first = [...input.shippedStages].at(-1);
  return first?.base.kind === 'image' && first.base.contract !== null && first.base.contract.shell !== null;
}

function baseOf({ shippedStages }: DockerfileInput): string {
  const base = [...shippedStages].at(-1)?.base;
  return base?.kind === 'image' ? base.reference.repository : '';
}

function tagOf({ shippedStages }: DockerfileInput): string {
  const base = [...shippedStages].at(-1)?.base;
  return base?.kind === 'image' ? (base.reference.tag ?? '') : '';
}
