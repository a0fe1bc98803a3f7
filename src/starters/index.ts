import type { StackId } from '../model/facts.ts';
import { sortPackages } from './cargo-lock.ts';

/** One service to begin with: a folder below `templates/starters`, named after its stack. */
export interface Starter {
  /** Stack that the container files are made for. */
  readonly stack: StackId;
  /** What it is built with, as shown to people. */
  readonly title: string;
  /** Files, by path, that the new name alone would leave in another form than their own tool writes. */
  readonly settle?: Readonly<Record<string, (text: string) => string>>;
}

/** Port that every starter listens on unless `PORT` says another. */
export const STARTER_PORT = 8080;

/** In the order in which they are offered. */
export const starters: readonly Starter[] = [
  { stack: 'node', title: 'Fastify in TypeScript, npm' },
  { stack: 'python', title: 'FastAPI, uv' },
  { stack: 'go', title: 'net/http, nothing but the standard library' },
  { stack: 'java', title: 'Spring Boot, Maven' },
  { stack: 'rust', title: 'axum, Cargo', settle: { 'Cargo.lock': sortPackages } },
  // No SDK of .NET reaches the lab: until one has built and run it, whoever is offered it is told.
  { stack: 'dotnet', title: 'ASP.NET Core minimal API, NuGet · unproven' },
];
