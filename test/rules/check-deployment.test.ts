import { describe, expect, it } from 'vitest';
import { NO_DEPLOYMENT } from '../../src/model/deployment.ts';
import { checkDeployment } from '../../src/rules/check-deployment.ts';
import {
  defineDeploymentRule,
  plainSettings,
  type DeploymentReport,
  type DeploymentRule,
  type Settings,
} from '../../src/rules/_shared/define-rule.ts';

const saying = (name: string, ...reports: readonly Partial<DeploymentReport<'said'>>[]): DeploymentRule =>
  defineDeploymentRule({
    name,
    summary: '',
    severity: 'low',
    references: [],
    messages: { said: '{what} said' },
    checkDeployment(_deployment, report) {
      for (const one of reports) report({ from: 'b.yaml', message: 'said', data: { what: name }, ...one });
    },
  });

const check = (rules: readonly DeploymentRule[], settings: Partial<Settings> = {}) =>
  checkDeployment(NO_DEPLOYMENT, rules, { ...plainSettings('2026-11-23'), ...settings });

describe('findings of a deployment', () => {
  it('stand by file, line and rule', () => {
    const one = saying('b', { from: 'b.yaml:2' }, { from: 'b.yaml:10' }, { from: 'a.yaml:9' });
    const other = saying('a', { from: 'b.yaml:2' });
    const places = ['a.yaml:9 b', 'b.yaml:2 a', 'b.yaml:2 b', 'b.yaml:10 b'];
    const shown = (rules: readonly DeploymentRule[]) =>
      check(rules).map(({ file, start, rule }) => `${file}:${start.line} ${rule}`);
    expect(shown([one, other])).toEqual(places);
    expect(shown([other, one])).toEqual(places);
  });

  it.each<[string, string, number]>([
    ['a.yaml', 'a.yaml', 1],
    ['a.yaml:12', 'a.yaml', 12],
    ['a:3.yaml', 'a:3.yaml', 1],
    ['x\ny:3', 'x\ny:3', 1],
  ])('%j is file %j, line %d', (from, file, line) => {
    const place = { line, column: 1 };
    expect(check([saying('a', { from })])).toMatchObject([
      { file, start: place, end: place, range: { start: 0, end: 0 }, fix: null },
    ]);
  });

  it('say what the rule says and how sure it is', () => {
    expect(check([saying('a', {})])).toMatchObject([{ message: 'a said', severity: 'low', confidence: 'high' }]);
    expect(check([saying('a', { confidence: 'low' })])).toMatchObject([{ confidence: 'low' }]);
    expect(check([{ ...saying('a', {}), confidence: 'low' }])).toMatchObject([{ confidence: 'low' }]);
  });

  it('are none of a rule that is off', () => {
    expect(check([saying('a', {})], { severities: { a: 'off' } })).toEqual([]);
    expect(check([saying('a', {})], { severities: { a: 'high' } })).toMatchObject([{ severity: 'high' }]);
  });
});

describe('their fingerprints', () => {
  const prints = (rules: readonly DeploymentRule[]) => check(rules).map(({ fingerprint }) => fingerprint);
  const print = () => prints([saying('a', {})])[0];

  it('tell apart rules, files, messages and what is said twice', () => {
    const others = [
      ...prints([saying('b', {})]),
      ...prints([saying('a', { from: 'c.yaml' })]),
      ...prints([saying('a', { data: { what: 'z' } })]),
    ];
    const twice = prints([saying('a', {}, {}, {})]);
    expect(new Set([...others, ...twice]).size).toBe(6);
    expect(twice).toContain(print());
  });

  it('stay when lines move and other files come first', () => {
    expect(prints([saying('a', { from: 'b.yaml:7' })])).toEqual([print()]);
    expect(prints([saying('a', { from: 'a.yaml' }, {})])[1]).toBe(print());
    expect(prints([saying('a', { data: { what: 'z' } }, {})])).toContain(print());
  });
});
