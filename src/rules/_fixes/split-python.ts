import type { Edit, Instruction } from '../../model/dockerfile.ts';
import { runsOf } from '../_shared/runs.ts';
import { copiesAll } from './copies.ts';
import { builderImage, type Cut, type Halves } from './cut.ts';

const VENV = '/opt/venv';

/** Packages into a virtual environment, which is all that the shipped stage takes along; compilers stay behind. */
export function splitPython(cut: Cut): Halves | null {
  const { project, workdir, build, rest, system } = cut;
  const runtime = project.plan.images['runtime'];
  const first = runsOf([cut.stage]).find(({ command }) =>
    /^(?:pip[\d.]*|python[\d.]*)$/.test(command.name),
  )?.instruction;
  const isLast = build.some((one) => one.keyword === 'COPY' && copiesAll(one));
  if (!runtime || !first || isLast || !rest.some(({ keyword }) => keyword === 'COPY') || isAlpine(cut)) return null;
  return {
    from: runtime.from,
    builder: 'build',
    last: [],
    edits: [...builderImage(cut), environment(first)],
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

/** In front of the first install, so that everything goes there. */
function environment({ range }: Instruction): Edit {
  return {
    range: { start: range.start, end: range.start },
    text: `RUN python -m venv ${VENV}\nENV PATH=${VENV}/bin:$PATH\n`,
  };
}

function installed(packages: readonly string[]): string {
  return `RUN apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')} && rm -rf /var/lib/apt/lists/*`;
}
