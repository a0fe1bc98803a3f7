import type { Plan, PlannedImage } from '../../../src/model/plan.ts';
import type { Project } from '../../../src/model/project.ts';
import type { Parts } from '../../../src/model/stack.ts';

/** What a test says of a program; the rest is a plain one without build, port or files to write to. */
export interface Said {
  readonly plan?: Partial<Plan>;
  readonly parts?: Partial<Parts>;
  readonly ignoreText?: Project['ignoreText'];
}

const PLAN: Plan = {
  schemaVersion: 1,
  stack: 'node',
  service: '',
  name: 'orders',
  shape: 'server',
  template: 'node/server',
  syntax: '1.14',
  images: {},
  user: { uid: 65532, gid: 65532 },
  process: {
    entrypoint: [],
    cmd: [],
    port: null,
    health: [],
    healthWhyNot: '',
    endpoint: null,
    stopSignal: 'SIGTERM',
  },
  writable: [],
  secrets: [],
  context: { include: [], exclude: [] },
  deviations: [],
  buildArgs: [],
  view: {},
};

const PARTS: Parts = {
  manifests: [],
  installAlone: true,
  lockedBy: null,
  installer: null,
  sources: [],
  scripts: {},
  output: null,
  native: false,
};

/** What the repository says about a program. */
export function projectWith({ plan, parts, ignoreText = () => '' }: Said): Project {
  return { plan: { ...PLAN, ...plan }, parts: { ...PARTS, ...parts }, ignoreText };
}

/** An image of the catalogue by what stands behind FROM. */
export function image(from: string): PlannedImage {
  return { id: from, from, family: 'slim', unpinned: false };
}
