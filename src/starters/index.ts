import type { StackId } from '../model/facts.ts';

/** One service to begin with: a folder below `templates/starters`, named after its stack. */
export interface Starter {
  /** Stack that the container files are made for. */
  readonly stack: StackId;
  /** What it is built with, as shown to people. */
  readonly title: string;
}

/** Port that every starter listens on unless `PORT` says another. */
export const STARTER_PORT = 8080;

/** In the order in which they are offered. */
export const starters: readonly Starter[] = [
  { stack: 'node', title: 'Fastify in TypeScript, npm' },
  { stack: 'python', title: 'FastAPI, uv' },
  { stack: 'go', title: 'net/http, nothing but the standard library' },
  { stack: 'java', title: 'Spring Boot, Maven' },
];
