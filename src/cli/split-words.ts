/** Words of a command line with quotes and backslashes, as a shell reads them; `null` when a quote is left open. No expansion. */
export function splitWords(line: string): readonly string[] | null {
  // A line break ends a command: what follows it is another one.
  if (/[\r\n]/.test(line)) return null;
  const words: string[] = [];
  let rest = line.trim();
  while (rest !== '') {
    const word = /^(?:[^\s'"\\]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")+/.exec(rest)?.[0];
    if (word === undefined) return null;
    words.push(unquote(word));
    rest = rest.slice(word.length);
    if (/^\S/.test(rest)) return null;
    rest = rest.trimStart();
  }
  return words;
}

/** The word as it is typed in a shell: quoted only where it must be. */
export function quoteWord(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function unquote(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
    (_, single?: string, double?: string, escaped?: string) => {
      return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '';
    },
  );
}
