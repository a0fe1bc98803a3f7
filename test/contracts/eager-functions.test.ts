import { expect, it } from 'vitest';
import { inParentheses } from '../../scripts/eager-functions.ts';

const SAME = [
  [
    'a function, and one that calls it before it is declared',
    'const x = one() + 1;\nfunction one() { return two(); }\nfunction two() { return 2; }\nexport { x as default };',
  ],
  ['async functions', 'async function later() { return 3; }\nexport default await later();'],
  ['generators stay declarations', 'function* some() { yield 1; yield 2; }\nexport default [...some()];'],
  [
    'methods, inner ones too',
    'const o = { a(n) { return { b() { return n + 1; } }.b(); }, async c() { return this.a(1); } };\nexport default [o.a(1), await o.c()];',
  ],
  [
    'what only looks like one',
    'const o = { get a() { return 1; }, *b() { yield 2; }, ["c"]() { return 3; }, d: () => 4, e: function () { return 5; } };\nexport default [o.a, ...o.b(), o.c(), o.d(), o.e()];',
  ],
  [
    'super',
    'const base = { a() { return 1; } };\nconst o = { __proto__: base, a() { return super.a() + 1; } };\nexport default o.a();',
  ],
  ['classes', 'class A { m() { return 1; } static s() { return new A().m(); } }\nexport default A.s();'],
  ['names', 'function named() {}\nconst o = { method() {} };\nexport default [named.name, o.method.name];'],
  [
    'imports stay first',
    'function sep() { return join("a", "b"); }\nimport { join } from "node:path";\nexport default sep();',
  ],
] as const;

it.each(SAME)('%s: the same result', async (_, code) => {
  expect(await valueOf(inParentheses(code))).toEqual(await valueOf(code));
});

it('writes functions and methods so that they are compiled with their file', () => {
  expect(inParentheses('const o = { a(b) { return b; } };\nfunction f(c) { return o.a(c); }')).toBe(
    'var f = (function f(c) { return o.a(c); });\nconst o = { a: (function(b) { return b; }) };',
  );
});

async function valueOf(code: string): Promise<unknown> {
  const { default: value } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    readonly default: unknown;
  };
  return value;
}
