import type { Facts, WritablePath } from '../../../model/facts.ts';
import type { Plan, PlannedImage, Process, ViewValue } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import type { DotnetDetails } from '../facts.ts';
import { buildView } from './build.ts';
import { homeOf } from './home.ts';
import { PROBE } from './process.ts';

/** What the finished values are made of. */
export interface Decided {
  readonly facts: Facts<DotnetDetails>;
  readonly images: { readonly runtime: PlannedImage };
  readonly process: Process;
  readonly writable: readonly WritablePath[];
  readonly secrets: readonly Secret[];
}

/** Values of the templates below templates/dotnet, as finished text. */
export function viewOf(decided: Decided): Plan['view'] {
  const { facts, secrets } = decided;
  return { ...buildView(facts.details, secrets), ...runtimeView(decided) };
}

function runtimeView({ facts, images, process, writable }: Decided): Readonly<Record<string, ViewValue>> {
  const folders = writable.filter(({ path }) => path !== '/tmp').map(({ path }) => path);
  const probe = probeKind(process, facts.details);
  return {
    runtimeEnv: [
      `HOME=${homeOf(writable)}`,
      'DOTNET_EnableDiagnostics=0',
      ...portWords(facts.details, process),
      ...(facts.details.rollsFrom === null ? [] : ['DOTNET_ROLL_FORWARD=Major']),
    ].join(' '),
    folders,
    folderCopies: folders.length > 0 ? ['/folders /'] : [],
    probe,
    probeCopies: probe === 'none' ? [] : [`/out ${PROBE}`],
    line: facts.runtime.cycle,
    setuid: images.runtime.family === 'distroless' ? 'none' : 'cleared',
  };
}

function probeKind({ health }: Process, { publishing }: DotnetDetails): string {
  if (!health.some((word) => word.startsWith(`${PROBE}/`))) return 'none';
  return publishing === 'native' ? 'native' : 'portable';
}

/** Told only where it would listen on something else. */
function portWords({ portVariable, usualPort }: DotnetDetails, { port }: Process): readonly string[] {
  if (port === null || portVariable === null || port === usualPort) return [];
  return [`${portVariable.name}=${portVariable.before}${port}`];
}
