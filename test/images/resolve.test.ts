import { describe, expect, it } from 'vitest';
import { imageReference, needsPin, supportedOn } from '../../src/images/resolve.ts';

const digest = `sha256:${'b'.repeat(64)}`;

describe('imageReference', () => {
  it.each([
    [{ name: 'scratch', tag: '', digest: null }, 'scratch'],
    [{ name: 'node', tag: '24.21.0-trixie', digest: null }, 'node:24.21.0-trixie'],
    [{ name: 'node', tag: '24.21.0-trixie', digest }, `node:24.21.0-trixie@${digest}`],
  ])('writes %j as %s', (image, text) => {
    expect(imageReference(image)).toBe(text);
  });
});

describe('needsPin', () => {
  it.each([
    [true, null, true],
    [true, digest, false],
    [false, null, false],
  ])('floating %s with digest %s: %s', (floating, held, due) => {
    expect(needsPin({ floating, digest: held })).toBe(due);
  });
});

describe('supportedOn', () => {
  it.each([
    ['2027-04-30', '2027-04-30', true],
    ['2027-04-30', '2027-05-01', false],
    [null, '2999-01-01', true],
  ])('a line that ends %s, on %s: %s', (endOfLife, date, supported) => {
    expect(supportedOn({ endOfLife }, date)).toBe(supported);
  });
});
