/** Marks that a template engine fills in before Docker reads the file: `{{ x }}`, `{% if %}`, `<%= x %>`, `@NAME@`, `%%NAME%%`. */
const PLACEHOLDER =
  /\{\{(?!\s*\.[A-Z]\w*\s*\}\}['"])[^}\n]*\}\}|\{%[^%\n]*%\}|<%[^%\n]*%>|(?<![\w.])@[A-Z][A-Z0-9_]{2,}@|%%[A-Z][A-Z0-9_]*%%/;

/** Whether a text waits for a template engine. */
export function placeholderIn(text: string): boolean {
  return PLACEHOLDER.test(text);
}
