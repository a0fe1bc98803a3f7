import type { Proof } from '../model/proof.ts';

/** Made by `node scripts/proven.ts` from docs/vetting.json; a contract test compares the two. */
export const proven: readonly Proof[] = [
  { stack: 'go', base: 'distroless', date: '2026-11-29', images: 'stand-in', rows: 16, megabytes: 7 },
  { stack: 'go', base: 'scratch', date: '2026-11-29', images: 'stand-in', rows: 3, megabytes: 7 },
  { stack: 'java', base: 'distroless', date: '2026-11-29', images: 'stand-in', rows: 9, megabytes: 283 },
  { stack: 'java', base: 'jlink', date: '2026-11-29', images: 'stand-in', rows: 2, megabytes: 120 },
  { stack: 'java', base: 'slim', date: '2026-11-29', images: 'stand-in', rows: 1, megabytes: 390 },
  { stack: 'node', base: 'distroless', date: '2026-11-29', images: 'stand-in', rows: 28, megabytes: 156 },
  { stack: 'node', base: 'scratch', date: '2026-11-29', images: 'stand-in', rows: 1, megabytes: 19 },
  { stack: 'node', base: 'slim', date: '2026-11-29', images: 'stand-in', rows: 6, megabytes: 275 },
  { stack: 'node', base: 'unprivileged', date: '2026-11-29', images: 'stand-in', rows: 7, megabytes: 85 },
  { stack: 'python', base: 'distroless', date: '2026-11-29', images: 'stand-in', rows: 3, megabytes: 57 },
  { stack: 'python', base: 'slim', date: '2026-11-29', images: 'stand-in', rows: 20, megabytes: 122 },
  { stack: 'rust', base: 'distroless', date: '2026-11-29', images: 'stand-in', rows: 9, megabytes: 27 },
  { stack: 'rust', base: 'scratch', date: '2026-11-29', images: 'stand-in', rows: 3, megabytes: 2 },
  { stack: 'static', base: 'distroless', date: '2026-11-29', images: 'stand-in', rows: 2, megabytes: 59 },
  { stack: 'static', base: 'scratch', date: '2026-11-29', images: 'stand-in', rows: 3, megabytes: 19 },
  { stack: 'static', base: 'slim', date: '2026-11-29', images: 'stand-in', rows: 1, megabytes: 101 },
  { stack: 'static', base: 'unprivileged', date: '2026-11-29', images: 'stand-in', rows: 3, megabytes: 85 },
];

/** What proven images were built with; made in the same way. */
export const provenBuilders: readonly string[] = ['go', 'java', 'node', 'python', 'rust'];
