import type { Edit, Instruction } from '../../model/dockerfile.ts';
import { languageInstall } from '../_shared/language-installs.ts';
import { hasOption, runsOf, type Run } from '../_shared/runs.ts';
import { copiesAll } from './copies.ts';
import { builderImage, type Cut, type Halves } from './cut.ts';
import { startWithout } from './start-without.ts';
import { withFlags } from './with-flags.ts';

const VENV = '/opt/venv';

/** Packages into a virtual environment, which is all that the shipped stage takes along; compilers and installers stay behind. */
export function splitPython(cut: Cut): Halves | null {
  const { build, rest } = cut;
  const isLast = build.some((one) => one.keyword === 'COPY' && copiesAll(one));
  if (isLast || !rest.some(({ keyword }) => keyword === 'COPY') || isAlpine(cut)) return null;
  const locked = runsOf([cut.stage]).filter((run) => /^(?:uv|poetry)$/.test(run.command.name) && isLockInstall(run));
  const [install] = locked;
  if (install === undefined) return usesInstallers(cut) ? null : withPip(cut);
  return locked.length === 1 ? withInstaller(cut, install) : null;
}

function isLockInstall(run: Run): boolean {
  return languageInstall(run)?.kind === 'lock' && run.command.words[1]?.value !== 'pip';
}

/** uv and Poetry in a way that is not known here. */
function usesInstallers({ stage }: Cut): boolean {
  return runsOf([stage]).some(
    (run) =>
      /^(?:uv|poetry|pipenv|pdm)$/.test(run.command.name) ||
      (languageInstall(run)?.packages ?? []).some(({ value }) => /^(?:uv|poetry|pipenv|pdm)\b/.test(value)),
  );
}

function withPip(cut: Cut): Halves | null {
  const first = runsOf([cut.stage]).find(({ command }) =>
    /^(?:pip[\d.]*|python[\d.]*)$/.test(command.name),
  )?.instruction;
  return first ? halves(cut, [inFront(first, PIP)]) : null;
}

const PIP = `RUN python -m venv ${VENV}\nENV PATH=${VENV}/bin:$PATH\n`;

/** In front of the install, so that everything goes there and the installer itself does not. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  uv: `ENV UV_PROJECT_ENVIRONMENT=${VENV} UV_PYTHON_DOWNLOADS=never\n`,
  poetry: `RUN python -m venv ${VENV}\nENV VIRTUAL_ENV=${VENV} PATH=${VENV}/bin:$PATH\n`,
};

const INSTALLER = /^(?:uv|poetry|pipenv|pdm|pip|setuptools|wheel)(?:[=<>~!].*)?$/;

/** Where nothing but the lock file is installed, and the start needs the installer for nothing but the environment. */
function withInstaller(cut: Cut, install: Run): Halves | null {
  const { name } = install.command;
  const isAlone = runsOf([cut.stage]).every((run) =>
    (languageInstall(run)?.packages ?? []).every(({ value }) => INSTALLER.test(value)),
  );
  const start = startWithout(cut, name);
  // Somebody has already chosen where the packages go.
  if (!isAlone || start === null || /\.venv|VIRTUAL_ENV|UV_PROJECT_ENVIRONMENT|UV_SYSTEM_PYTHON/.test(cut.text))
    return null;
  const onlyBuilds = /^ENV\s+(?:UV_|POETRY_|PIP_)/;
  const edits = [
    inFront(install.instruction, ENVIRONMENT[name] ?? ''),
    ...withoutDevelopment(install, cut.text),
    ...start,
  ];
  const made = halves(cut, edits);
  return made && { ...made, onlyBuilds };
}

/** The environment is shipped whole: what only development needs must not be in it. */
function withoutDevelopment({ command }: Run, text: string): readonly Edit[] {
  const last = command.words.at(-1);
  const isUv = command.name === 'uv';
  const said = isUv
    ? hasOption(command, '--no-dev', '--no-default-groups', '--only-group') || text.includes('UV_NO_DEV')
    : hasOption(command, '--only', '--without', '--no-dev');
  return said || !last ? [] : [withFlags(last, isUv ? '--no-dev' : '--only=main')];
}

function halves(cut: Cut, edits: readonly Edit[]): Halves | null {
  const { project, workdir, system } = cut;
  const runtime = project.plan.images['runtime'];
  if (!runtime) return null;
  return {
    from: runtime.from,
    builder: 'build',
    last: [],
    edits: [...builderImage(cut), ...edits],
    lines: [
      ...(system.length > 0 ? [installed(system)] : []),
      `ENV PATH=${VENV}/bin:$PATH`,
      `WORKDIR ${workdir}`,
      `COPY --from=build ${VENV} ${VENV}`,
    ],
  };
}

/** Names of libraries are Debian's. */
function isAlpine({ stage: { base } }: Cut): boolean {
  return base.kind === 'image' && /alpine/.test(base.reference.tag ?? '');
}

function inFront({ range }: Instruction, text: string): Edit {
  return { range: { start: range.start, end: range.start }, text };
}

function installed(packages: readonly string[]): string {
  return `RUN apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')} && rm -rf /var/lib/apt/lists/*`;
}
