import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/images/index.ts';
import type { CatalogueImage } from '../../../src/model/image.ts';
import { resolveGoVersion, resolveNodeVersion, resolvePythonVersion } from '../../../src/stacks/_shared/versions.ts';
import { CHECKED } from '../../../src/images/references.ts';

/** Release lines outlive patches, so the tables speak of lines; patches are the catalogue's own. */
const versionOf = (product: string, cycle: string): string =>
  catalogue.find((row) => row.provides[0] === product && row.cycle === cycle && !row.floating)?.version ?? cycle;

const dated = (row: CatalogueImage, asOf: string): CatalogueImage => ({ ...row, asOf });

describe('resolveNodeVersion', () => {
  it.each([
    // Aliases of nvm and mise.
    ['lts/*', '26', 'exact'],
    ['lts', '26', 'exact'],
    ['lts/-1', '24', 'exact'],
    ['lts/krypton', '24', 'exact'],
    ['lts/Jod', '22', 'exact'],
    ['node', '26', 'exact'],
    ['latest', '26', 'exact'],
    // Exact lines, with and without v.
    ['v24', '24', 'exact'],
    ['24', '24', 'exact'],
    ['24.x', '24', 'exact'],
    [' 22 ', '22', 'exact'],
    // Ranges: the newest settled line that fits.
    ['>=22', '26', 'exact'],
    ['>= 20 <25', '24', 'exact'],
    ['^22.12.0 || ^24', '24', 'exact'],
    ['22 - 24', '24', 'exact'],
    ['*', '26', 'exact'],
    ['', '26', 'exact'],
    ['>=18', '26', 'exact'],
    // Another patch of the right line.
    ['24.3.0', '24', 'near'],
    ['v22.99.1', '22', 'near'],
    ['~24.1', '24', 'near'],
    ['26.0.0-rc.1', '26', 'near'],
    // Nothing that anybody has.
    ['iojs', '26', 'none'],
    ['system', '26', 'none'],
    ['lts/nonsense', '26', 'none'],
    ['>=99', '26', 'none'],
    ['24\nRUN id', '26', 'none'],
    ['1'.repeat(300), '26', 'none'],
  ])('takes for %j the line %s (%s)', (wanted, cycle, fit) => {
    const resolved = resolveNodeVersion(wanted, catalogue);
    expect(resolved).toMatchObject({ cycle, fit, ended: false, version: versionOf('node', cycle) });
  });

  it.each([
    ['18', '18', '2025-04-30'],
    ['^20', '20', '2026-04-30'],
    ['<=20', '20', '2026-04-30'],
    ['lts/hydrogen', '18', '2025-04-30'],
    ['14.17.0', '14', '2023-04-30'],
    ['25', '25', '2026-06-01'],
  ])('says that %s means the ended line %s', (wanted, cycle, endOfLife) => {
    expect(resolveNodeVersion(wanted, catalogue)).toMatchObject({
      cycle,
      endOfLife,
      ended: true,
      version: versionOf('node', cycle),
    });
  });

  it('prefers a supported line to an ended one', () => {
    expect(resolveNodeVersion('18 || 20 || 22', catalogue)).toMatchObject({ cycle: '22', ended: false });
  });

  it('takes the newest LTS when nothing is said', () => {
    expect(resolveNodeVersion(null, catalogue)).toMatchObject({ cycle: '26', fit: 'exact', ended: false });
  });
});

describe('resolvePythonVersion', () => {
  it.each([
    ['3.12', '3.12', 'exact'],
    ['3.12.*', '3.12', 'exact'],
    ['3.15', '3.15', 'exact'],
    ['cpython-3.13', '3.13', 'exact'],
    ['3.13-dev', '3.13', 'exact'],
    ['3', '3.14', 'exact'],
    ['*', '3.14', 'exact'],
    // PEP 440. A new line waits until wheels have caught up.
    ['>=3.9', '3.14', 'exact'],
    ['>= 3.9, < 3.13', '3.12', 'exact'],
    ['~=3.12', '3.14', 'exact'],
    ['~=3.12.0', '3.12', 'exact'],
    ['!=3.14.*,>=3.11', '3.13', 'exact'],
    ['>=3.15', '3.15', 'exact'],
    // Poetry.
    ['^3.12', '3.14', 'exact'],
    ['^3', '3.14', 'exact'],
    ['~3.11', '3.11', 'exact'],
    ['~3.11.2', '3.11', 'exact'],
    ['>=3.9 <3.13', '3.12', 'exact'],
    ['3.8 || 3.11', '3.11', 'exact'],
    // Another patch, or what no publisher ships.
    ['3.12.4', '3.12', 'near'],
    ['python-3.13.1', '3.13', 'near'],
    ['==3.12', '3.12', 'near'],
    ['3.14t', '3.14', 'near'],
    // Nothing that anybody has.
    ['pypy3.10', '3.14', 'none'],
    ['miniconda3-latest', '3.14', 'none'],
    ['>=3.99', '3.14', 'none'],
    ['', '3.14', 'none'],
    ['3.12\nRUN id', '3.14', 'none'],
  ])('takes for %j the line %s (%s)', (wanted, cycle, fit) => {
    const resolved = resolvePythonVersion(wanted, catalogue);
    expect(resolved).toMatchObject({ cycle, fit, ended: false, version: versionOf('python', cycle) });
  });

  it.each([
    ['3.9', '3.9', '2025-10-31'],
    ['python-3.10.4', '3.10', '2026-10-31'],
    ['>=3.6,<3.9', '3.8', '2024-10-07'],
    ['2.7', '2.7', '2020-04-20'],
  ])('says that %s means the ended line %s', (wanted, cycle, endOfLife) => {
    expect(resolvePythonVersion(wanted, catalogue)).toMatchObject({ cycle, endOfLife, ended: true });
  });

  it('takes the newest line that wheels have caught up with when nothing is said', () => {
    expect(resolvePythonVersion(null, catalogue)).toMatchObject({ cycle: '3.14', fit: 'exact' });
  });
});

describe('resolveGoVersion', () => {
  it.each([
    ['1.26', '1.26', 'exact'],
    ['1.26.0', '1.26', 'exact'],
    ['toolchain go1.26.3', '1.26', 'exact'],
    ['go1.27', '1.27', 'exact'],
    ['1.27rc1', '1.27', 'exact'],
    // A minimum that the named line's patch does not reach.
    ['1.26.999', '1.27', 'exact'],
    // Go's promise: an older line's program builds with a newer compiler.
    ['1.25.3', '1.27', 'exact'],
    ['1.13', '1.27', 'exact'],
    ['1.28', '1.27', 'none'],
    ['1.27.999', '1.27', 'none'],
    ['local', '1.27', 'none'],
  ])('takes for %j the line %s (%s)', (wanted, cycle, fit) => {
    expect(resolveGoVersion(wanted, catalogue)).toMatchObject({
      cycle,
      fit,
      ended: false,
      version: versionOf('go', cycle),
    });
  });

  it('says why the named line is not taken', () => {
    expect(resolveGoVersion('1.25', catalogue).why).toContain('ended on 2026-08-19');
  });

  it('takes the newest line when nothing is said', () => {
    expect(resolveGoVersion(null, catalogue)).toMatchObject({ cycle: '1.27', fit: 'exact' });
  });
});

describe('every resolver', () => {
  const resolvers = [resolveNodeVersion, resolvePythonVersion, resolveGoVersion];

  it('answers any text with a real line and with words of its own', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.<>=~^!*| ,-xvt/'.split('')) }));
    fc.assert(
      fc.property(text, fc.constantFrom(...resolvers), (wanted, resolve) => {
        const resolved = resolve(wanted, catalogue);
        expect(resolved.version).toMatch(/^\d+(\.\d+){0,2}$/);
        expect(resolved.ended).toBe(resolved.endOfLife < CHECKED);
        expect(resolved.why).toMatch(/^[\w ,;.:]+$/);
      }),
      { numRuns: 500 },
    );
  });

  it('judges by the as-of date of the rows, not by the clock', () => {
    const later = catalogue.map((row) => dated(row, '2027-05-01'));
    expect(resolveNodeVersion('22', later)).toMatchObject({ ended: true });
    expect(resolveGoVersion('1.26', later)).toMatchObject({ cycle: '1.27', ended: false });
    expect(resolvePythonVersion('>=3.14', later)).toMatchObject({ cycle: '3.14' });
  });
});
