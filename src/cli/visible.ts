/** Text of others as a terminal may show it: control characters spelled out, so that none moves the cursor or starts a line. */
export function visible(text: string): string {
  // Most of it is: the pattern of all the others takes a millisecond to compile.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
