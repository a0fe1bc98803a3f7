import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { catalogue } from '../../../src/images/index.ts';
import { buildImage, rowOf, runtimeImage, toolImage } from '../../../src/stacks/_shared/images.ts';

describe('the images of a plan', () => {
  it('come from the catalogue by what they carry, line and family', () => {
    expect(buildImage(catalogue, 'node', '24', 'full').id).toBe('node-24-full');
    expect(runtimeImage(catalogue, 'node', 'slim', '24').id).toBe('node-24-slim');
    expect(runtimeImage(catalogue, 'static', 'scratch')).toEqual({
      id: 'scratch',
      from: 'scratch',
      family: 'scratch',
      unpinned: false,
    });
    expect(toolImage(catalogue, 'uv').id).toBe('uv');
    expect(toolImage(catalogue, 'bun', 'alpine').id).toBe('bun-alpine');
  });

  it('are due for a pin while their tag floats without a digest', () => {
    const distroless = runtimeImage(catalogue, 'node', 'distroless', '24');
    expect(distroless.unpinned).toBe(rowOf(catalogue, distroless).digest === null);
    expect(buildImage(catalogue, 'go', '1.27', 'full').unpinned).toBe(false);
  });

  it('are refused by name when the catalogue has none', () => {
    const python = (): unknown => runtimeImage(catalogue, 'python', 'distroless', '3.14');
    expect(python).toThrow(UsageError);
    expect(python).toThrow('the catalogue has no image for python 3.14 distroless (runtime).');
    expect(() => toolImage(catalogue, 'gcc')).toThrow('the catalogue has no image for gcc (tool).');
  });
});
