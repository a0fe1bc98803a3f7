import type { SeededFault } from './fault.ts';
import { GO_FAULTS } from './go.ts';
import { NODE_FAULTS } from './node.ts';
import { PYTHON_FAULTS } from './python.ts';

/** Every seeded fault, in order. */
export const SEEDED_FAULTS: readonly SeededFault[] = [...NODE_FAULTS, ...PYTHON_FAULTS, ...GO_FAULTS];
