import type { Framework } from './framework.ts';
import { micronaut } from './micronaut.ts';
import { quarkus } from './quarkus.ts';
import { springBoot } from './spring-boot.ts';

/** Frameworks that a build file tells by a plugin of theirs, in the order in which they are looked for. */
export const FRAMEWORKS: readonly Framework[] = [springBoot, quarkus, micronaut];
