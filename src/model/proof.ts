/** What the lab proved of one stack on one base family. Written by `npm run lab` from `docs/vetting.json`. */
export interface Proof {
  /** Stack id, as in `node`. */
  readonly stack: string;
  /** Base image family, as in `distroless`. */
  readonly base: string;
  /** Day of the run (ISO date). */
  readonly date: string;
  /** Whether rows ran on the real images or on stand-ins built from their catalogue contracts. */
  readonly images: 'real' | 'stand-in';
  /** Rows that were built and run, and kept every promise that could be proved. */
  readonly rows: number;
  /** Median image size of those rows, in megabytes (10⁶ bytes). */
  readonly megabytes: number;
}
