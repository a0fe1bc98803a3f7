import { describe, expect, it } from 'vitest';
import { getVariable, isDefined, newScope, setVariable, type Scope } from '../../src/dockerfile/scope.ts';

const known = (text: string) => ({ known: true, text, fromArg: false }) as const;
const textOf = (scope: Scope, name: string) => getVariable(scope, name)?.text ?? null;

describe('variables of stages', () => {
  it('are inherited, and hidden by later ones', () => {
    const base = newScope(null, false);
    setVariable(base, 'A', known('1'), true);
    setVariable(base, 'B', known('1'), false);
    const next = newScope(base, true);
    setVariable(next, 'A', known('2'), true);
    setVariable(next, 'B', known('2'), false);
    expect([textOf(next, 'A'), textOf(next, 'B'), textOf(base, 'A'), textOf(base, 'B')]).toEqual(['2', '2', '1', '1']);
  });
  it('an ARG never hides an ENV', () => {
    const base = newScope(null, false);
    setVariable(base, 'A', known('env'), true);
    setVariable(base, 'A', known('arg'), false);
    const next = newScope(base, false);
    setVariable(next, 'A', known('arg'), false);
    expect(textOf(next, 'A')).toBe('env');
  });
  it('are unknown, not missing, where the base may set them', () => {
    const open = newScope(newScope(null, true), false);
    setVariable(open, 'A', known('1'), true);
    expect(getVariable(open, 'A')).toEqual(known('1'));
    expect(getVariable(open, 'B')).toEqual({ known: false, text: '$B', missing: 'B' });
    expect(getVariable(newScope(null, false), 'B')).toBeNull();
    expect([isDefined(open, 'A'), isDefined(open, 'B')]).toEqual([true, false]);
  });
  it('stay near over thousands of stages', () => {
    let scope = newScope(null, true);
    for (let stage = 0; stage < 1000; stage += 1) {
      scope = newScope(scope, false);
      setVariable(scope, `V${stage}`, known(String(stage)), true);
      setVariable(scope, 'LAST', known(String(stage)), true);
      expect(scope.chain).toBeLessThanOrEqual(128);
    }
    expect(scope.chain).toBe(1000 - 128 * 7 - 8 + 1);
    expect([textOf(scope, 'V0'), textOf(scope, 'V500'), textOf(scope, 'V999'), textOf(scope, 'LAST')]).toEqual([
      '0',
      '500',
      '999',
      '999',
    ]);
    expect(scope.open).toBe(true);
  });
  it('stages that set nothing are no link of the chain', () => {
    const base = newScope(null, false);
    setVariable(base, 'A', known('1'), true);
    let scope = newScope(base, false);
    for (let stage = 0; stage < 5; stage += 1) scope = newScope(scope, false);
    expect([scope.chain, textOf(scope, 'A')]).toEqual([1, '1']);
    expect(newScope(newScope(null, false), false).chain).toBe(1);
  });
});
