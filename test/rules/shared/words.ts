/** A long list that is read as a text: one word after the other. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The same where entries have blanks in them: commas part them. */
export function listed(text: string): string[] {
  return text.trim().split(/\s*,\s*/);
}

/** A text for each line of a list: the line stands where the template has `%`. */
export function filled(template: string, lines: string): string[] {
  return lines
    .trim()
    .split(/\n\s*/)
    .map((line) => template.replace('%', () => line));
}
