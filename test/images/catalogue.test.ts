import { describe, expect, it } from 'vitest';
import { CYCLES } from '../../src/images/cycles.ts';
import { endedImages } from '../../src/images/ended.ts';
import { catalogue } from '../../src/images/index.ts';
import { imageReference, selectImage, supportedOn } from '../../src/images/resolve.ts';
import type { CatalogueImage, Family } from '../../src/model/image.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ended = new Set(endedImages.map((row) => row.id));
const shipped = catalogue.filter((row) => row.roles.includes('runtime'));

describe.each(catalogue.map((row) => [row.id, row] as const))('row %s', (_, row) => {
  it('says its distribution in name or tag', () => {
    const exempt =
      row.family === 'scratch' || row.family === 'chainguard' || row.roles.every((role) => role === 'tool');
    const tagged = /trixie|bookworm|noble|resolute|debian13|alpine-?\d|^alpine:3\.|^debian:13\./.test(
      imageReference(row),
    );
    expect(exempt || tagged).toBe(true);
  });

  it('stands on the line it is filed under', () => {
    if (row.floating) expect(row.version).toBe(row.cycle);
    else expect(`${row.version}.`.startsWith(`${row.cycle}.`)).toBe(true);
  });

  it('is supported on the day it was checked, or filed as ended', () => {
    expect(row.asOf).toMatch(DAY);
    expect(row.endOfLife ?? row.asOf).toMatch(DAY);
    expect(supportedOn(row, row.asOf)).toBe(!ended.has(row.id));
  });

  it('has no digest but a real one', () => {
    expect(row.digest ?? `sha256:${'0'.repeat(64)}`).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('cites a commit, or says what was not read', () => {
    const { file, commit, note } = row.upstream;
    expect(file).toMatch(/^\S.* \S/);
    expect(commit === '' ? (note ?? '') : commit).toMatch(commit === '' ? /\w{3}/ : /^[0-9a-f]{40}$/);
  });

  it('keeps its contract consistent', () => {
    const { contract } = row;
    expect(contract.shell === null).toBe(contract.programs['sh'] === undefined);
    expect(contract.workdir).toMatch(/^\//);
    for (const path of Object.values(contract.programs)) expect(path).toMatch(row.family === 'dhi' ? /^\/?\w/ : /^\//);
    const known = [...contract.accounts.flatMap((account) => [account.name, String(account.uid)]), ''];
    expect(known).toContain(contract.user);
    if (contract.env['SSL_CERT_FILE'] !== undefined) expect(contract.env['SSL_CERT_FILE']).toBe(contract.certificates);
  });

  it('needs no login unless it was asked for by name', () => {
    expect(row.login).toBe(row.family === 'dhi');
    expect(row.platforms).toEqual(expect.arrayContaining(['linux/amd64', 'linux/arm64']));
  });
});

describe('the catalogue', () => {
  it('has unique ids', () => {
    expect(new Set(catalogue.map((row) => row.id)).size).toBe(catalogue.length);
  });

  it('ships nothing that only a builder may carry', () => {
    expect(shipped.filter((row) => row.family === 'full')).toEqual([]);
  });

  it.each([
    ['node', ['slim', 'alpine', 'distroless', 'chainguard', 'dhi']],
    ['python', ['slim', 'alpine', 'distroless', 'chainguard', 'dhi']],
    ['static', ['distroless', 'scratch', 'slim', 'alpine', 'chainguard', 'dhi']],
    ['base', ['distroless', 'slim']],
    ['cc', ['distroless', 'slim']],
    ['nginx', ['unprivileged', 'slim']],
  ] as const)('ships %s on every family', (provides, families: readonly Family[]) => {
    const found = families.filter((family) => selectImage(catalogue, { provides, role: 'runtime', family }) !== null);
    expect(found).toEqual(families);
  });

  it.each(
    shipped.filter((row) => ['node', 'python'].includes(row.provides[0] ?? '')).map((row) => [row.id, row] as const),
  )('builds what ships on %s with the same libc and Debian or Alpine release', (_, row) => {
    const builders = catalogue.filter((other) => buildsFor(other, row));
    expect(builders.map((other) => other.id)).not.toEqual([]);
  });

  it.each(['uv', 'bun'])('gives %s as a tool', (provides) => {
    expect(catalogue.filter((row) => row.provides.includes(provides)).map((row) => row.roles)).toContainEqual(['tool']);
  });

  it('takes the leanest base that has what a program needs', () => {
    const need = { role: 'runtime', family: 'distroless' } as const;
    expect(selectImage(catalogue, { ...need, provides: 'static' })?.id).toBe('static-distroless');
    expect(selectImage(catalogue, { ...need, provides: 'base-nossl' })?.id).toBe('base-nossl-distroless');
    expect(selectImage(catalogue, { ...need, provides: 'base' })?.id).toBe('base-distroless');
    expect(selectImage(catalogue, { ...need, provides: 'cc' })?.id).toBe('cc-distroless');
    expect(selectImage(catalogue, { ...need, provides: 'node', cycle: '99' })).toBeNull();
  });
});

describe('the release lines', () => {
  it('stand once each, oldest first, with real dates', () => {
    const keys = CYCLES.map((line) => `${line.product} ${line.cycle}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const line of CYCLES)
      expect([line.endOfLife, line.settled].every((day) => !Number.isNaN(Date.parse(day)) && DAY.test(day))).toBe(true);
    for (const [index, line] of CYCLES.entries()) {
      const next = CYCLES[index + 1];
      if (next?.product === line.product) expect(order(next.cycle)).toBeGreaterThan(order(line.cycle));
    }
  });
});

/** Debian's glibc is older than Wolfi's, so what is built on Debian runs there; nothing else may differ. */
function buildsFor(builder: CatalogueImage, row: CatalogueImage): boolean {
  const same = builder.contract.distribution === row.contract.distribution;
  const olderLibc = row.contract.distribution === 'wolfi' && builder.contract.distribution === 'debian-13';
  return (
    builder.roles.includes('build') &&
    builder.provides[0] === row.provides[0] &&
    builder.cycle === row.cycle &&
    builder.contract.libc === row.contract.libc &&
    (same || olderLibc)
  );
}

function order(cycle: string): number {
  const [major = 0, minor = 0] = cycle.split('.').map(Number);
  return major * 1000 + minor;
}
