import type { Answers } from '../../../model/answers.ts';
import type { Facts } from '../../../model/facts.ts';
import type { JavaDetails } from '../facts.ts';

/** First Java that writes an AOT cache in one run; older ones archive the classes that were loaded. */
const AOT = 25;

/** A run during the build that ends as soon as the program could serve, and the file it leaves. */
export interface Training {
  readonly file: string;
  /** Options that write the file. */
  readonly writes: readonly string[];
  /** Options that read it. */
  readonly reads: readonly string[];
}

/** Boot alone can stop after it has started; a Java that jlink cut has no archive of classes to build on. */
export function canTrain({ layout }: JavaDetails, answers: Answers): boolean {
  return layout === 'spring-boot' && answers.base !== 'jlink' && answers.base !== 'alpine';
}

/** How the program is trained, `null` when it is not. */
export function trainingOf({ details, runtime }: Facts<JavaDetails>, answers: Answers): Training | null {
  if (answers.startupCache !== true || !canTrain(details, answers)) return null;
  if (Number(runtime.cycle) >= AOT)
    return { file: '/app/app.aot', writes: ['-XX:AOTCacheOutput=/app/app.aot'], reads: ['-XX:AOTCache=/app/app.aot'] };
  return {
    file: '/app/app.jsa',
    writes: ['-XX:ArchiveClassesAtExit=/app/app.jsa'],
    reads: ['-XX:SharedArchiveFile=/app/app.jsa'],
  };
}
