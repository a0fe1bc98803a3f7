import { join } from 'node:path';
import { catalogue } from '../../../src/images/index.ts';
import type { CatalogueImage } from '../../../src/model/image.ts';
import type { VerdictState } from '../../../src/verify/promise.ts';

/** A repository with a Dockerfile that ironhull never saw, and what `ironhull verify` must say of it. */
export interface ForeignApp {
  readonly name: string;
  readonly folder: string;
  /** What a user types behind `ironhull verify`. */
  readonly words: readonly string[];
  /** Environment of the run, for secrets. */
  readonly env: Readonly<Record<string, string>>;
  /** Text that no output may hold. */
  readonly hidden: readonly string[];
  /** Promises that do not end as `proven`. */
  readonly table: Table;
  /** Those that end otherwise because a stand-in lacks what the real base has. */
  readonly onStandIns: Table;
}

type Table = Readonly<Record<string, Exclude<VerdictState, 'proven'>>>;

function broken(...promises: readonly string[]): Readonly<Record<string, 'broken'>> {
  return Object.fromEntries(promises.map((promise) => [promise, 'broken']));
}

const TOKEN = 'tracking-0123456789abcdef';

/** One good, two bad. The tables follow from the contract and the files, not from what verify says. */
export const FOREIGN_APPS: readonly ForeignApp[] = [
  {
    name: 'node-good',
    folder: repository('node-good'),
    words: ['--path', '/ready', '--slow-path', '/export'],
    env: {},
    hidden: [],
    table: { H8: 'not-applicable' },
    onStandIns: {},
  },
  {
    name: 'python-bad',
    folder: repository('python-bad'),
    words: [],
    env: {},
    hidden: ['changeme-please'],
    table: {
      ...broken('H1', 'H3', 'H4', 'H5', 'H6', 'H9', 'H10', 'H11', 'H12', 'H13', 'H14', 'H17', 'H18', 'H19', 'H20'),
      // a list without hashes or exact versions carries nothing that could be tampered with
      H7: 'not-provable',
      H8: 'not-applicable',
    },
    onStandIns: {},
  },
  {
    name: 'go-bad',
    folder: repository('go-bad'),
    words: ['--build-flags=--build-arg TRACKING_TOKEN'],
    env: { TRACKING_TOKEN: TOKEN },
    hidden: [TOKEN, Buffer.from(TOKEN).toString('base64')],
    table: {
      ...broken('H1', 'H3', 'H5', 'H6', 'H9', 'H10', 'H11', 'H12', 'H13', 'H15', 'H20'),
      // a module without dependencies, a build without secrets mounted
      H7: 'not-applicable',
      H8: 'not-applicable',
    },
    // the real distroless tells its packages, the stand-in carries no package database
    onStandIns: { H18: 'not-applicable' },
  },
];

/** Bases that those Dockerfiles name, by catalogue id and the tag that their authors wrote. */
const BASES: Readonly<Record<string, string>> = {
  'node-24-slim': '24.21.0-trixie-slim',
  'python-3.13-slim': '3.13-slim',
  'go-1.26-full': '1.26',
  'static-distroless': 'nonroot',
};

/** What has to be served for them. */
export function foreignImages(): readonly CatalogueImage[] {
  return catalogue.flatMap((image) => {
    const tag = BASES[image.id];
    if (tag === undefined) return [];
    return [tag === image.tag ? image : { ...image, id: `${image.id}-${tag}`, tag }];
  });
}

function repository(name: string): string {
  return join(import.meta.dirname, name, 'repo');
}
