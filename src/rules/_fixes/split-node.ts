import type { Command, Edit } from '../../model/dockerfile.ts';
import { languageInstall } from '../_shared/language-installs.ts';
import { hasOption, runsOf, subcommand, type Run } from '../_shared/runs.ts';
import { withFlags } from './with-flags.ts';
import { copiesAll, copyLinesFrom } from './copies.ts';
import { builderImage, type Cut, type Halves } from './cut.ts';
import { production } from './production.ts';
import { isTraced, splitNext } from './split-next.ts';

/** Flags that leave out what only development needs, and that take the lock file as it is. */
interface Flags {
  readonly production: string;
  readonly locked: string;
  readonly prune: string;
}

const FLAGS: Readonly<Record<string, Flags>> = {
  npm: { production: '--omit=dev', locked: '', prune: 'npm prune --omit=dev' },
  pnpm: { production: '--prod', locked: '--frozen-lockfile', prune: 'pnpm prune --prod' },
  'yarn-classic': {
    production: '--production',
    locked: '--frozen-lockfile',
    prune: 'yarn install --frozen-lockfile --production --ignore-scripts --prefer-offline',
  },
  'yarn-berry': { production: '', locked: '--immutable', prune: 'yarn workspaces focus --all --production' },
  bun: { production: '--production', locked: '--frozen-lockfile', prune: '' },
};

/** Dependencies from one stage, the program from the context or from what was built; the package manager does nothing at the end. */
export function splitNode(cut: Cut): Halves | null {
  const { project } = cut;
  const runtime = project.plan.images['runtime'];
  const install = cut.system.length > 0 ? null : onlyInstall(cut);
  const flags = install === null ? undefined : FLAGS[installerOf(install.command, project)];
  if (!install || !flags || !runtime || project.plan.shape === 'static') return null;
  if (isTraced(project)) return splitNext(cut, runtime.from, installEdits(cut, install.command, flags, false));
  const halves = builds(cut) ? withBuild : withoutBuild;
  return halves(cut, install, flags, runtime.from);
}

/** Both programs that are called Yarn take other flags. */
function installerOf({ name }: Command, { parts }: Cut['project']): string {
  return name === 'yarn' ? (parts.installer ?? '') : name;
}

function onlyInstall({ stage }: Cut): Run | null {
  const installs = runsOf([stage]).filter((run) => languageInstall(run)?.kind === 'lock');
  return installs.length === 1 ? (installs[0] ?? null) : null;
}

/** `npm run build` and the like; without it sources are shipped as they are. */
function builds({ stage }: Cut): boolean {
  return runsOf([stage]).some(({ command }) =>
    /^(?:npm|pnpm|yarn|bun)(?: run)? build|^(?:npx )?(?:tsc|nest build|vite build|next build)/.test(
      command.words.map(({ value }) => value).join(' '),
    ),
  );
}

function withoutBuild(cut: Cut, install: Run, flags: Flags, from: string): Halves | null {
  const { workdir, build, rest } = cut;
  // The sources have to come in behind the install: another fix sees to that first.
  if (build.some((one) => one.keyword === 'COPY' && copiesAll(one))) return null;
  if (!rest.some(({ keyword }) => keyword === 'COPY')) return null;
  return {
    from,
    builder: 'deps',
    last: flags.production === '' ? [`RUN ${flags.prune}`] : [],
    edits: [...builderImage(cut), ...installEdits(cut, install.command, flags, true)],
    lines: [...production(cut), `WORKDIR ${workdir}`, `COPY --from=deps ${workdir}/node_modules ./node_modules`],
  };
}

function withBuild(cut: Cut, install: Run, flags: Flags, from: string): Halves | null {
  const { workdir, project } = cut;
  const { output, sources } = project.parts;
  if (output === null || flags.prune === '') return null;
  const modules = shipsModules(cut);
  return {
    from,
    builder: 'build',
    last: modules ? [`RUN ${flags.prune}`] : [],
    edits: [...builderImage(cut), ...installEdits(cut, install.command, flags, false)],
    lines: [
      ...production(cut),
      `WORKDIR ${workdir}`,
      ...(modules ? [`COPY --from=build ${workdir}/node_modules ./node_modules`] : []),
      `COPY --from=build ${workdir}/${output} ./${output}`,
      ...copyLinesFrom(sources, '.'),
    ],
  };
}

/** Whether the plan of a new file would ship `node_modules`: not where nothing is needed at run time. */
function shipsModules({ project }: Cut): boolean {
  return JSON.stringify(project.plan.view['copies'] ?? []).includes('node_modules');
}

function installEdits({ project }: Cut, command: Command, flags: Flags, alone: boolean): Edit[] {
  const locked = project.parts.lockedBy === command.name;
  const wanted = missingFlags(command, flags, alone, locked).join(' ');
  const verb = command.words.find(({ value }) => value === subcommand(command));
  const last = command.words.at(-1);
  const isLoose = command.name === 'npm' && locked && /^(?:install|i)$/.test(subcommand(command));
  const strict = isLoose && verb ? [{ range: verb.range, text: 'ci' }] : [];
  if (wanted === '' || !last) return strict;
  // Behind a verb that is replaced there is no room for a second edit.
  if (verb === last && isLoose) return [{ range: verb.range, text: `ci ${wanted}` }];
  return [...strict, withFlags(last, wanted)];
}

function missingFlags(command: Command, flags: Flags, alone: boolean, locked: boolean): string[] {
  const leavesOut = hasOption(command, '--omit', '--production', '--prod', '-P', '--only');
  return [
    ...(alone && !leavesOut && flags.production !== '' ? [flags.production] : []),
    ...(locked && flags.locked !== '' && !hasOption(command, flags.locked) ? [flags.locked] : []),
  ];
}
