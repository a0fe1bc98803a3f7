/** Options that tell a program where to listen: `-addr`, `--port`, `--bind`, `-p`. */
const OPTION = /^--?(?:[\w.-]*(?:addr|address|listen|port|bind)|p|b|l)$/i;
/** `80`, `:80`, `0.0.0.0:80`, `[::]:80`. */
const ADDRESS = /^((?:[\w.*-]*|\[[\da-f:]*\]):)?(\d{1,5})$/i;

interface Told {
  /** Position among the words. */
  readonly at: number;
  /** What stands in front of the number. */
  readonly before: string;
  readonly port: number;
}

/** The port that a program's words name, `null` where they name none. */
export function portIn(words: readonly string[]): number | null {
  return told(words)[0]?.port ?? null;
}

/** The same words with another port in them. */
export function withPort(words: readonly string[], port: number): readonly string[] {
  const places = new Map(told(words).map((one) => [one.at, `${one.before}${port}`]));
  return words.map((word, index) => places.get(index) ?? word);
}

function told(words: readonly string[]): readonly Told[] {
  return words.flatMap((word, at): readonly Told[] => {
    const [option = '', ...values] = word.split('=');
    const inWord = values.length > 0 && OPTION.test(option);
    if (!inWord && !OPTION.test(words[at - 1] ?? '')) return [];
    const match = ADDRESS.exec(inWord ? values.join('=') : word);
    if (match === null) return [];
    return [{ at, before: `${inWord ? `${option}=` : ''}${match[1] ?? ''}`, port: Number(match[2]) }];
  });
}
