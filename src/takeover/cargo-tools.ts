import type { Found } from '../model/evidence.ts';
import { subcommand } from '../rules/_shared/runs.ts';
import { placeIn, type Reading } from './reading.ts';

/** Whether the file compiles crates in a layer of their own, where the repo lets cargo-chef do that. */
export function cargoChef(reading: Reading): Found<boolean> | null {
  const { install, beside } = reading.facts.details as { readonly install?: unknown; readonly beside?: unknown };
  return install === 'none' || beside !== null ? null : calls(reading, 'chef');
}

/** Whether the file writes the list of crates into the program. */
export function cargoAuditable(reading: Reading): Found<boolean> | null {
  return calls(reading, 'auditable');
}

/** A step towards the shipped image that calls one of Cargo's tools. */
function calls(reading: Reading, tool: 'chef' | 'auditable'): Found<boolean> | null {
  const { facts, stages, roles } = reading;
  if (facts.stack !== 'rust') return null;
  const steps = stages
    .filter((stage) => /^(?:build|runtime)$/.test(roles.get(stage) ?? ''))
    .flatMap(({ body }) => body);
  const found = steps.find(({ commands }) =>
    commands.some((command) => command.name === 'cargo' && subcommand(command) === tool),
  );
  return found === undefined ? null : { value: true, from: placeIn(reading, found) };
}
