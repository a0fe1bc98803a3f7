import type { Found } from '../model/evidence.ts';

/** Process types of a Procfile. */
export function readProcfile(file: string, text: string): Record<string, Found<string>> {
  const lines = text
    .split('\n')
    .map((line, index) => ({ match: /^([\w-]+):\s*(\S.*)$/.exec(line.trim()), from: `${file}:${index + 1}` }));
  return Object.fromEntries(
    lines.flatMap(({ match, from }) => (match ? [[match[1] ?? '', { value: match[2] ?? '', from }]] : [])),
  );
}
