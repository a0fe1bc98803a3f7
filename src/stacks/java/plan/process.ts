import { UsageError } from '../../../errors.ts';
import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { CatalogueImage } from '../../../model/image.ts';
import type { PlannedImage, Process } from '../../../model/plan.ts';
import { rowOf } from '../../_shared/images.ts';
import type { JavaDetails } from '../facts.ts';
import { trainingOf } from './training.ts';

/** Where jlink puts the runtime that it makes. */
export const JLINKED = '/opt/java';

/** Folder of the class that asks the program how it is. */
export const PROBE = '/probe';

/** Kept by every image: three quarters of the memory that the container may use, an end rather than a half-dead process, no file in /tmp about itself, and a home that exists. */
const OPTIONS = ['-XX:MaxRAMPercentage=75.0', '-XX:+ExitOnOutOfMemoryError', '-XX:-UsePerfData', '-Duser.home=/tmp'];
/** A JVM that starts fast, stays small and asks once. */
const PROBE_OPTIONS = [
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-XX:-UsePerfData',
  '-Xshare:auto',
  '-Xmx16m',
  '-Xss256k',
];

/** How the program is started, probed and stopped. */
export function processOf(
  facts: Facts<JavaDetails>,
  answers: Answers,
  catalogue: readonly CatalogueImage[],
  runtime: PlannedImage,
): Process {
  const { programs } = rowOf(catalogue, runtime).contract;
  const java = runtime.family === 'jlink' ? `${JLINKED}/bin/java` : (programs['java'] ?? 'java');
  const port = answers.port ?? null;
  const endpoint = port === null ? null : (answers.health ?? null);
  const health = endpoint === null ? [] : probe(java, programs['wget'], port ?? 0, endpoint);
  return {
    entrypoint: [java, ...optionsOf(facts, answers), ...startOf(facts, answers)],
    cmd: [],
    port,
    health,
    healthWhyNot: health.length > 0 ? '' : whyNot(port),
    endpoint,
    stopSignal: 'SIGTERM',
  };
}

function optionsOf(facts: Facts<JavaDetails>, answers: Answers): readonly string[] {
  return [...OPTIONS, ...(trainingOf(facts, answers)?.reads ?? []), ...logManager(facts.details)];
}

/** The run that trains: the options of the process, but for what it reads, and an end when the context stands. */
export function trainingWords(facts: Facts<JavaDetails>, answers: Answers, java: string): readonly string[] {
  const training = trainingOf(facts, answers);
  return [java, ...OPTIONS, ...(training?.writes ?? []), '-Dspring.context.exit=onRefresh', ...startOf(facts, answers)];
}

function whyNot(port: number | null): string {
  if (port === null) return 'the program listens on no port that could be asked';
  return 'no endpoint was seen in the code or given that says whether the program is well';
}

/** The image's wget where it has one, else its own Java with a class of a few lines (H11). */
function probe(java: string, wget: string | undefined, port: number, endpoint: string): readonly string[] {
  if (wget !== undefined) return [wget, '-q', '-T', '2', '-O', '/dev/null', `http://127.0.0.1:${port}${endpoint}`];
  return [java, ...PROBE_OPTIONS, '-cp', PROBE, 'Probe', String(port), endpoint];
}

/** Quarkus logs through JBoss's manager, which has to be there before anything logs. */
function logManager({ layout }: JavaDetails): readonly string[] {
  return layout === 'quarkus' ? ['-Djava.util.logging.manager=org.jboss.logmanager.LogManager'] : [];
}

function startOf(facts: Facts<JavaDetails>, answers: Answers): readonly string[] {
  const words = answers.start ?? facts.start?.value ?? [];
  if (words[0] === 'java') return words.slice(1);
  throw new UsageError('--start: Java itself is what runs in this image. Nothing was written.', {
    hints: ['ironhull retrofit --start "java -jar app.jar serve"     starts it with an argument'],
  });
}
