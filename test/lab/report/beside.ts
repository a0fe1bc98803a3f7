import type { Side } from '../beside/measure.ts';
import { withSpread } from './spread.ts';

/** What an app's two images came to. */
export interface BesideResult {
  readonly app: string;
  /** Row whose files are ours. */
  readonly row: string;
  /** Base of the tutorial's Dockerfile. */
  readonly from: string;
  /** Bytes of runtime, production dependencies and app. */
  readonly floor: number;
  /** Load average of the host over the last quarter of an hour, when this app was done. */
  readonly load: number;
  readonly ours: Side;
  readonly tutorial: Side;
}

/** The side-by-side table and where it was measured. */
export interface Beside {
  /** Day of the run (ISO date). */
  readonly date: string;
  /** Where the tutorials' images come from, one line each. */
  readonly images: readonly string[];
  readonly apps: readonly BesideResult[];
}

/** The section of the vetting; empty where nothing was measured. */
export function besideSection(beside: Beside | undefined): string {
  if (beside === undefined) return '';
  const lines = beside.apps.flatMap((result) => [
    line(`**${result.app}**, ironhull (${result.row})`, result.ours, result.floor),
    line(`${result.app}, \`FROM ${result.from}\``, result.tutorial, result.floor),
  ]);
  return `## Beside a tutorial's Dockerfile

The same repository in one run (${beside.date}): with the files that ironhull gives it, and with the single-stage Dockerfile that most tutorials show
(\`test/lab/beside/*.Dockerfile\`). Both images answered. MB and files of everything in the image; beyond the floor is what is left over without runtime, production
dependencies and app. Seconds are medians with their spread where there are several builds, base images pulled and nothing exported, one build at a time on two cores:
without any cache, and after a change to one source file. A dash stands for an image without a package database: the stand-ins of distroless carry none, the
real ones list about ten packages.

| image | MB | beyond the floor MB | files | setuid files | OS packages | cold build s | after a change s |
|---|---:|---:|---:|---:|---:|---:|---:|
${lines.join('\n')}

${busy(beside.apps)}${beside.images
    .toSorted()
    .map((image) => `- ${image}`)
    .join('\n')}

`;
}

/** Seconds of a host where many wait for a core say little by themselves. */
function busy(apps: readonly BesideResult[]): string {
  const load = Math.max(...apps.map((result) => result.load));
  if (load <= 4) return '';
  return `The host was busy while this was measured (load average up to ${load} on two cores): compare the seconds of one app with each other only.\n\n`;
}

function line(name: string, side: Side, floor: number): string {
  const cells = [
    name,
    (side.bytes / 1e6).toFixed(1),
    ((side.bytes - floor) / 1e6).toFixed(1),
    side.files,
    side.setuid,
    side.packages === 0 ? '–' : side.packages,
    withSpread(side.cold),
    withSpread(side.changed),
  ];
  return `| ${cells.join(' | ')} |`;
}
