import { describe, expect, it } from 'vitest';
import { maskedSlice, maskMentions, placesNear } from '../../../src/rules/_shared/mask.ts';

const TEXT = '0123456789abcdef';
const at = (start: number, end: number) => ({ start, end });

describe('a part of a text with the secrets hidden', () => {
  it.each([
    [0, 16, [], TEXT],
    [2, 6, [], '2345'],
    [0, 10, [at(2, 4)], '01***456789'],
    [0, 10, [at(6, 8), at(2, 4)], '01***45***89'],
    [0, 10, [at(2, 6), at(4, 8)], '01******89'],
    [0, 10, [at(2, 8), at(4, 6)], '01***89'],
    [0, 10, [at(2, 8), at(4, 8)], '01***89'],
    [4, 8, [at(2, 6)], '***67'],
    [4, 8, [at(6, 12)], '45***'],
    [4, 8, [at(0, 16)], '***'],
    [4, 8, [at(2, 4), at(8, 10)], '4567'],
    [4, 8, [at(0, 3), at(5, 6), at(9, 12)], '4***67'],
  ])('%i to %i without %j: %s', (start, end, secrets, shown) => {
    expect(maskedSlice(TEXT, start, end, secrets)).toBe(shown);
  });
});

describe('a sentence with the values hidden', () => {
  it.each([
    ['no secret', [], 'no secret'],
    ['0123 is shown', [at(0, 4)], '*** is shown'],
    ['0123 and 0123', [at(0, 4)], '*** and ***'],
    ['012 is a word of every text', [at(0, 3)], '012 is a word of every text'],
    ['01234567 then 0123', [at(0, 4), at(0, 8)], '*** then ***'],
    ['0123 then 4567', [at(4, 8), at(0, 4)], '*** then ***'],
  ])('%s', (sentence, secrets, shown) => {
    expect(maskMentions(sentence, TEXT, secrets)).toBe(shown);
  });
});

describe('secrets near a place', () => {
  const secrets = [at(10, 20), at(15, 30), at(3000, 3010), at(5000, 6000)];
  const near = placesNear(secrets);
  it.each([
    [at(0, 5), [0, 1]],
    [at(1000, 1010), [0, 1]],
    [at(1030, 1040), []],
    [at(2000, 2040), []],
    [at(2000, 2049), [2]],
    [at(3590, 4000), []],
    [at(3500, 3580), [2]],
    [at(5600, 5601), [3]],
    [at(0, 7000), [0, 1, 2, 3]],
  ])('%j: %j', (range, indices) => {
    expect(near(range)).toEqual(indices.map((index) => secrets[index]));
  });
  it('is nothing without secrets', () => {
    expect(placesNear([])(at(0, 10))).toEqual([]);
  });
});
