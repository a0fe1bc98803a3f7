import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/model/finding.ts';
import { checkDockerfile, fill, lower } from '../../src/rules/check-dockerfile.ts';
import { defineRule, type At, type DockerfileRule, type Report } from '../../src/rules/_shared/define-rule.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';

const FILE = 'FROM a\nRUN x   y\nRUN x   y\n';
const SECOND = { start: 7, end: 16 };
const THIRD = { start: 17, end: 26 };

const saying = (name: string, ...reports: (Partial<Report<'said'>> & { at: At })[]): DockerfileRule =>
  defineRule({
    name,
    summary: '',
    severity: 'low',
    references: [],
    messages: { said: '{what} said' },
    check(_input, report) {
      for (const one of reports) report({ message: 'said', data: { what: name }, ...one });
    },
  });

const check = (
  rules: readonly DockerfileRule[],
  text = FILE,
  severities: Readonly<Record<string, Severity | 'off'>> = {},
) => {
  const lone = loneFile('2026-11-23');
  const settings = { ...lone.settings, severities };
  return checkDockerfile('Dockerfile', dockerfileInput(text, { ...lone, settings }), rules).findings;
};

describe('findings of a Dockerfile', () => {
  it('stand in the order of the file, and on one place in the order of the names', () => {
    const found = check([saying('b', { at: THIRD }, { at: SECOND }), saying('a', { at: THIRD })]);
    expect(found.map(({ rule, start }) => `${start.line} ${rule}`)).toEqual(['2 b', '3 a', '3 b']);
    const turned = check([saying('a', { at: THIRD }), saying('b', { at: THIRD }, { at: SECOND })]);
    expect(turned.map(({ rule, start }) => `${start.line} ${rule}`)).toEqual(['2 b', '3 a', '3 b']);
  });

  it('say what the rule says, with its place and how sure it is', () => {
    expect(check([saying('a', { at: SECOND })])).toMatchObject([
      {
        message: 'a said',
        severity: 'low',
        confidence: 'high',
        range: SECOND,
        end: { line: 2, column: 10 },
        fix: null,
      },
    ]);
    expect(check([saying('a', { at: SECOND, confidence: 'low' })])).toMatchObject([{ confidence: 'low' }]);
  });

  it('take the severity that is set, and none of a rule that is off', () => {
    expect(check([saying('a', { at: SECOND })], FILE, { a: 'critical' })).toMatchObject([{ severity: 'critical' }]);
    expect(check([saying('a', { at: SECOND })], FILE, { a: 'off' })).toEqual([]);
  });

  it('keep all of a fix', () => {
    const edits = [{ range: SECOND, text: 'RUN z' }];
    const fix = { title: 'say z', safe: true, edits };
    expect(check([saying('a', { at: SECOND, fix })])[0]?.fix).toEqual(fix);
    const wide = { ...fix, files: [{ path: 'z.sh', edits }], alone: true };
    expect(check([saying('a', { at: SECOND, fix: wide })])[0]?.fix).toEqual(wide);
  });
});

describe('fingerprints', () => {
  const prints = (rules: readonly DockerfileRule[], text = FILE) => check(rules, text).map((one) => one.fingerprint);
  const print = () => prints([saying('a', { at: SECOND })])[0];

  it('tell apart two findings on the same words', () => {
    expect(new Set(prints([saying('a', { at: SECOND }, { at: THIRD }, { at: THIRD })])).size).toBe(3);
  });

  it('tell apart rules and words', () => {
    expect(prints([saying('b', { at: SECOND })])).not.toEqual([print()]);
    expect(prints([saying('a', { at: SECOND })], 'FROM a\nRUN x   z\n')).not.toEqual([print()]);
  });

  it('stay when other findings come first', () => {
    expect(prints([saying('b', { at: { start: 0, end: 6 } }), saying('a', { at: SECOND })])[1]).toBe(print());
  });

  it('stay when blanks change, and where only the end of a long text does', () => {
    expect(prints([saying('a', { at: { start: 7, end: 14 } })], 'FROM a\nRUN x y\n')).toEqual([print()]);
    const long = (end: string) => `FROM a\nRUN ${'x'.repeat(200)}${end}`;
    const at = { start: 7, end: 212 };
    expect(prints([saying('a', { at })], long('y'))).toEqual(prints([saying('a', { at })], long('z')));
  });
});

it('a comment silences what begins on its instruction, up to the end', () => {
  const text = '# ironhull-ignore a: why\nFROM a\nRUN x';
  const at = (start: number) => saying('a', { at: { start, end: start + 1 } });
  expect(check([at(25)], text)).toEqual([]);
  expect(check([at(32)], text)).toHaveLength(1);
});

it('two comments on one rule count both', () => {
  const text = '# ironhull-ignore a: why\nFROM a\n# ironhull-ignore a: why\nRUN x';
  expect(check([saying('a', { at: { start: 25, end: 26 } }, { at: { start: 57, end: 58 } })], text)).toEqual([]);
});

it.each<[Severity, Severity]>([
  ['critical', 'high'],
  ['high', 'medium'],
  ['low', 'info'],
  ['info', 'info'],
])('one step below %s is %s', (severity, below) => {
  expect(lower(severity)).toBe(below);
});

it('fills what it has data for', () => {
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});
