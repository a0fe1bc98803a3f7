import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const TEMPLATES = join(import.meta.dirname, '../../templates');
const CONTROL = /^<%_ (?:(?:if|for) \([^)]*\) \{|\}) _%>$/;
const VALUE = /^<%= [A-Za-z]\w*(?:\.[A-Za-z]\w*)* %>$/;
const INCLUDE = /^<%- include\([`'][/\w${}.-]+[`']\) -?%>$/;

const templates = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ejs') && !file.startsWith('starters'))
  .map((file) => ({
    file: relative(TEMPLATES, join(TEMPLATES, file)),
    lines: readFileSync(join(TEMPLATES, file), 'utf8').trimEnd().split('\n'),
  }));

/** A template is a file that the plan names; everything below a folder is a partial that templates include. */
function isTemplate(file: string): boolean {
  return file.endsWith('.Dockerfile.ejs');
}

/** Deepest nesting of control blocks. */
function depth(lines: readonly string[]): number {
  let open = 0;
  let deepest = 0;
  for (const line of lines) {
    if (/^<%_ (if|for) /.test(line)) deepest = Math.max(deepest, (open += 1));
    if (line === '<%_ } _%>') open -= 1;
  }
  return deepest;
}

describe.each(templates)('$file', ({ file, lines }) => {
  const control = lines.filter((line) => line.includes('<%_'));

  it('uses the four tags only, each in its form', () => {
    const tags = lines.flatMap((line) => [...line.matchAll(/<%.*?%>/g)].map((match) => match[0]));
    const wrong = tags.filter((tag) => ![CONTROL, VALUE, INCLUDE, /^<%# .* %>$/].some((form) => form.test(tag)));
    expect(wrong).toEqual([]);
    expect(control.filter((line) => !CONTROL.test(line))).toEqual([]);
  });

  it('stays short and decides nothing', () => {
    expect(lines.length).toBeLessThanOrEqual(isTemplate(file) ? 80 : 40);
    expect(depth(lines)).toBeLessThanOrEqual(1);
    if (isTemplate(file)) expect(control.length / lines.length).toBeLessThanOrEqual(0.2);
    else expect(control.length).toBeLessThanOrEqual(4);
  });
});
