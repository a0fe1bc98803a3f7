import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/images/index.ts';
import type { Plan } from '../../src/model/plan.ts';
import { shipsCompiled } from './rows/compiled.ts';

/** A plan of which nothing but its images counts here. */
function planOn(...ids: readonly string[]): Plan {
  return { images: Object.fromEntries(ids.map((id) => [id, { id }])) } as unknown as Plan;
}

describe('a build compiles what it ships', () => {
  it.each([
    [true, ['go-1.26', 'static-distroless']],
    [true, ['rust', 'cc-distroless']],
    [true, ['go-1.26', 'scratch']],
    [true, ['dotnet-10.0-full-aot', 'dotnet-10.0-deps-chiseled']],
    [false, ['dotnet-10.0-full', 'dotnet-10.0-aspnet-chiseled']],
    [false, ['node-24', 'node-24-distroless']],
    [false, ['node-24', 'caddy', 'static-distroless']],
    [false, ['node-24', 'static-web-server', 'scratch']],
  ])('%s: %j', (expected, ids) => {
    expect(shipsCompiled(planOn(...ids), catalogue)).toBe(expected);
  });

  it('speaks of images that the catalogue has', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    expect(
      [
        'static-distroless',
        'scratch',
        'cc-distroless',
        'dotnet-10.0-deps-chiseled',
        'caddy',
        'static-web-server',
      ].filter((id) => !known.has(id)),
    ).toEqual([]);
  });
});
