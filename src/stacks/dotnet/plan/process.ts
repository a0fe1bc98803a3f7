import { UsageError } from '../../../errors.ts';
import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { PlannedImage, Process } from '../../../model/plan.ts';
import { rowOf } from '../../_shared/images.ts';
import { startWords } from '../detect/program.ts';
import type { DotnetDetails } from '../facts.ts';

/** Folder of the program that asks another one how it is. */
export const PROBE = '/probe';

/** How the program is started, probed and stopped. */
export function processOf(
  facts: Facts<DotnetDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
  runtime: PlannedImage,
): Process {
  const { programs } = rowOf(catalogue, runtime).contract;
  const dotnet = programs['dotnet'] ?? '';
  const port = answers.port ?? null;
  const endpoint = port === null ? null : (answers.health ?? null);
  const health = port === null ? [] : probe(facts, answers, { dotnet, wget: programs['wget'], port, endpoint });
  return {
    entrypoint: withDotnet(startOf(facts, answers), dotnet),
    cmd: [],
    port,
    health,
    healthWhyNot: health.length > 0 ? '' : whyNot(facts.details, port, endpoint),
    endpoint,
    stopSignal: 'SIGTERM',
  };
}

interface Means {
  readonly dotnet: string;
  readonly wget: string | undefined;
  readonly port: number;
  readonly endpoint: string | null;
}

/** The program's own argument, else the image's wget, else a program of a few lines for the .NET that is there anyway (H11). */
function probe(
  { details }: Facts<DotnetDetails>,
  answers: Answers,
  { dotnet, wget, port, endpoint }: Means,
): readonly string[] {
  const { healthCommand, publishing, assembly, allowedHost } = details;
  if (healthCommand !== null) {
    const [program, ...rest] = startWords(publishing, assembly);
    const words = program === 'dotnet' ? [dotnet, ...rest.map((word) => `/app/${word}`)] : [program ?? '', ...rest];
    return [...words, ...healthCommand.value];
  }
  if (endpoint === null) return [];
  const asked = [String(port), endpoint, ...(allowedHost === null ? [] : [allowedHost.value])];
  if (wget !== undefined) return wgetWords(wget, asked);
  if (hasProbeLine(details)) return [dotnet, `${PROBE}/Probe.dll`, ...asked];
  return publishing === 'native' && answers.probe === true ? [`${PROBE}/Probe`, ...asked] : [];
}

function wgetWords(wget: string, [port = '', endpoint = '', host]: readonly string[]): readonly string[] {
  const named = host === undefined ? [] : ['--header', `Host: ${host}`];
  return [wget, '-q', '-T', '2', ...named, '-O', '/dev/null', `http://127.0.0.1:${port}${endpoint}`];
}

/** Without the network an SDK compiles for its own line alone. */
function hasProbeLine({ publishing, sdkCycle, runtimeCycle }: DotnetDetails): boolean {
  return publishing === 'portable' && sdkCycle === runtimeCycle;
}

function whyNot(details: DotnetDetails, port: number | null, endpoint: string | null): string {
  if (port === null) return 'the program listens on no port that could be asked';
  if (endpoint === null) return 'no endpoint was seen in the code or given that says whether the program is well';
  const means = `nothing in this image can ask for ${endpoint}; a --healthcheck argument of the program could`;
  return details.publishing === 'native' ? `${means}, or --probe adds one that does` : means;
}

function startOf({ details }: Facts<DotnetDetails>, answers: Answers): readonly string[] {
  const own = startWords(details.publishing, details.assembly);
  const words = answers.start ?? own;
  if (own.every((word, at) => words[at] === word)) return words;
  throw new UsageError(`--start: the program is ${own.join(' ')} in this image. Nothing was written.`, {
    hints: [`ironhull retrofit --start "${own.join(' ')} serve"     starts it with an argument`],
  });
}

function withDotnet([program = '', ...rest]: readonly string[], dotnet: string): readonly string[] {
  return [program === 'dotnet' ? dotnet : program, ...rest];
}
