import { describe, expect, it } from 'vitest';
import type { Finding, Fix } from '../../../src/model/finding.ts';
import { fixRound } from '../../../src/rules/fix-round.ts';
import { fixText, MAX_ROUNDS, type Look } from '../../../src/rules/fix-text.ts';

const TEXT = 'one two three';

/** A finding whose fix replaces a word of the text. */
function finding(rule: string, word: string, more: Partial<Fix> = {}, text = TEXT): Finding {
  const start = text.indexOf(word);
  const edits = [{ range: { start, end: start + word.length }, text: word.toUpperCase() }];
  return withFix(rule, { title: rule, safe: true, edits, ...more });
}

function withFix(rule: string, fix: Fix | null): Finding {
  const at = { line: 1, column: 1 };
  const place = { file: 'Dockerfile', range: { start: 0, end: 0 }, start: at, end: at };
  return { ...place, rule, severity: 'low', confidence: 'high', message: '', references: [], fingerprint: '', fix };
}

const file = (path: string, text: string) => ({ path, edits: [{ range: { start: 0, end: 0 }, text }] });
const UNSAFE = { safe: false };

function round(findings: readonly Finding[], unsafe = true) {
  const { text, applied, others } = fixRound(TEXT, findings, unsafe, (path) => `${path}\n`);
  return { text, applied: applied.map(({ rule }) => rule), others: [...others] };
}

describe('a round of fixes', () => {
  it('applies all that touch no place twice', () => {
    expect(round([finding('a', 'one'), finding('b', 'three'), finding('c', 'three')])).toEqual({
      text: 'ONE two THREE',
      applied: ['a', 'b'],
      others: [],
    });
  });

  it('does first what keeps the meaning, and only that unless told otherwise', () => {
    const both = [finding('a', 'one', UNSAFE), withFix('b', null), finding('c', 'two')];
    expect(round(both)).toMatchObject({ text: 'one TWO three', applied: ['c'] });
    expect(round([finding('a', 'one', UNSAFE), withFix('b', null)])).toMatchObject({
      text: 'ONE two three',
      applied: ['a'],
    });
    expect(round([finding('a', 'one', UNSAFE)], false)).toMatchObject({ text: TEXT, applied: [] });
    expect(round(both, false)).toMatchObject({ applied: ['c'] });
  });

  it('gives a fix that moves instructions a round of its own', () => {
    const moves = finding('b', 'two', { safe: false, alone: true });
    expect(round([finding('a', 'one', UNSAFE), moves, finding('c', 'three', UNSAFE)])).toMatchObject({
      text: 'one TWO three',
      applied: ['b'],
    });
  });

  it('changes further files, each by one fix', () => {
    const first = finding('a', 'one', { files: [file('x', '1'), file('y', '2')] });
    const second = finding('b', 'two', { files: [file('y', '3')] });
    const third = finding('c', 'three', { files: [file('z', '4')] });
    expect(round([first, second, third])).toEqual({
      text: 'ONE two THREE',
      applied: ['a', 'c'],
      others: [
        ['x', '1x\n'],
        ['y', '2y\n'],
        ['z', '4z\n'],
      ],
    });
  });

  it('counts a fix of other files alone, but none that does nothing or had to wait', () => {
    const elsewhere = finding('a', 'one', { edits: [], files: [file('x', '1')] });
    const nothing = finding('b', 'one', { edits: [] });
    const waits = finding('d', 'two', { files: [file('y', '2')] });
    expect(round([elsewhere, nothing, finding('c', 'two'), waits])).toEqual({
      text: 'one TWO three',
      applied: ['a', 'c'],
      others: [['x', '1x\n']],
    });
  });
});

describe('fixes of a text alone', () => {
  /** Finds the first of the words that still stands as it was. */
  const look = (text: string): Look => {
    const word = ['one', 'two', 'three'].find((one) => text.includes(one));
    return { findings: word === undefined ? [] : [finding(word, word, UNSAFE, text)], problems: 0 };
  };

  it('go on until none is left', () => {
    const { text, applied } = fixText(TEXT, look, true);
    expect(text).toBe('ONE TWO THREE');
    expect(applied.map(({ rule }) => rule)).toEqual(['one', 'two', 'three']);
    expect(fixText(TEXT, look, false)).toEqual({ text: TEXT, applied: [] });
  });

  it('end when they never come to rest', () => {
    const grows = (text: string): Look => ({
      findings: [
        withFix('a', {
          title: 'a',
          safe: true,
          edits: [{ range: { start: text.length, end: text.length }, text: 'x' }],
        }),
      ],
      problems: 0,
    });
    const { text, applied } = fixText('', grows, false);
    expect(text).toBe('x'.repeat(MAX_ROUNDS));
    expect(applied).toHaveLength(MAX_ROUNDS);
  });

  it('leave a text that Docker cannot read', () => {
    expect(fixText(TEXT, (text) => ({ ...look(text), problems: 1 }), true)).toEqual({ text: TEXT, applied: [] });
  });

  it('undo a round after which Docker reads less', () => {
    const breaks = (text: string): Look => ({ ...look(text), problems: text.includes('TWO') ? 1 : 0 });
    const { text, applied } = fixText(TEXT, breaks, true);
    expect(text).toBe('ONE two three');
    expect(applied.map(({ rule }) => rule)).toEqual(['one']);
  });
});
