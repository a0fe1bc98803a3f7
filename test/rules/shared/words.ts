/** A long list that is read as a text: one word after the other. */
export function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The same where entries have blanks in them: commas part them. */
export function listed(text: string): string[] {
  return text.trim().split(/\s*,\s*/);
}
