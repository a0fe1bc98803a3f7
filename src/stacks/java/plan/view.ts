import type { Answers } from '../../../model/answers.ts';
import type { Facts, WritablePath } from '../../../model/facts.ts';
import type { Plan, PlannedImage, Process, ViewValue } from '../../../model/plan.ts';
import type { Secret } from '../../../model/secret.ts';
import type { JavaDetails } from '../facts.ts';
import { buildView } from './build.ts';
import { depsView } from './deps.ts';
import { PROBE, trainingWords } from './process.ts';
import { trainingOf } from './training.ts';

/** What the finished values are made of. */
export interface Decided {
  readonly facts: Facts<JavaDetails>;
  readonly images: { readonly runtime: PlannedImage };
  readonly process: Process;
  readonly writable: readonly WritablePath[];
  readonly secrets: readonly Secret[];
  readonly answers: Answers;
}

/** Values of the templates below templates/java, as finished text. */
export function viewOf(decided: Decided): Plan['view'] {
  const { details } = decided.facts;
  return {
    tool: details.tool,
    deps: depsView(details, decided.secrets),
    build: buildView(details, decided.secrets, trainingOf(decided.facts, decided.answers) !== null),
    ...trainingView(decided),
    ...runtimeView(decided),
  };
}

/** Layers of the shipped stage, those that change least first. */
const LAYERS: Readonly<Record<JavaDetails['layout'], readonly string[]>> = {
  'spring-boot': ['dependencies/', 'snapshot-dependencies/', 'application/'],
  'spring-boot-launcher': ['dependencies/', 'spring-boot-loader/', 'snapshot-dependencies/', 'application/'],
  quarkus: ['lib/ /app/lib/', 'quarkus-run.jar', 'quarkus/ /app/quarkus/', 'app/ /app/app/'],
  thin: ['lib/ /app/lib/', 'app.jar'],
  fat: ['app.jar'],
};

function runtimeView({ facts, images, process, writable, answers }: Decided): Readonly<Record<string, ViewValue>> {
  const { layout, release, portVariable, usualPort, stopEnv } = facts.details;
  const told = process.port !== null && portVariable !== '' && process.port !== usualPort;
  const folders = writable.filter(({ path }) => path !== '/tmp').map(({ path }) => path);
  return {
    runtimeEnv: ['HOME=/tmp', ...(told ? [`${portVariable}=${process.port}`] : []), stopEnv].join(' ').trimEnd(),
    layers: LAYERS[layout].map((layer) => (layer.includes(' ') ? `/out/${layer}` : `/out/${layer} /app/`)),
    folders,
    folderCopies: folders.length > 0 ? ['/folders /'] : [],
    probe: process.health.includes(PROBE) ? 'class' : 'none',
    probeCopies: process.health.includes(PROBE) ? [`/probe ${PROBE}`] : [],
    release,
    line: facts.runtime.cycle,
    modules: 'java.naming,java.management,jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.zipfs',
    runtime: runtimeKind(images.runtime, trainingOf(facts, answers) !== null),
    setuid: images.runtime.family === 'slim' || images.runtime.family === 'alpine' ? 'cleared' : 'none',
  };
}

function runtimeKind({ family }: PlannedImage, trained: boolean): string {
  if (family === 'jlink') return 'jlink';
  return trained ? 'trained' : 'jre';
}

function trainingView({ facts, answers, process }: Decided): Readonly<Record<string, ViewValue>> {
  const training = trainingOf(facts, answers);
  if (training === null) return {};
  const words = trainingWords(facts, answers, process.entrypoint[0] ?? 'java');
  return { training: { file: training.file, command: JSON.stringify(words) } };
}
