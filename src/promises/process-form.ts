import type { Generated } from './read-dockerfile.ts';

const WRAPPERS =
  /^(?:sh|bash|ash|dash|npm|npx|pnpm|pnpx|yarn|uv|uvx|poetry|pipenv|pdm|make|env|su|sudo|gosu|supervisord|concurrently|pm2|forever|nodemon)$/;

/** H10: the program itself is what runs, in exec form, without a shell or a package manager in between; H16: one program. */
export function processForm({ shipped }: Generated): readonly string[] {
  const ways = shipped.body.filter((one) => one.keyword === 'ENTRYPOINT' || one.keyword === 'CMD');
  const words = ways.flatMap((one) => one.exec ?? []);
  const program = (words[0] ?? '').split('/').at(-1) ?? '';
  const next = words[1] === '--' ? words[2] : undefined;
  return [
    ...(ways.length === 0 ? ['nothing says what runs'] : []),
    ...ways.filter((one) => one.exec === null).map((one) => `line ${one.line}: shell form`),
    ...(WRAPPERS.test(program) ? [`${program} runs in front of the program`] : []),
    ...(next !== undefined && WRAPPERS.test(next.split('/').at(-1) ?? '')
      ? [`${next} runs in front of the program`]
      : []),
    ...(new Set(ways.map((one) => one.keyword)).size < ways.length ? ['an ENTRYPOINT or CMD is said twice'] : []),
  ];
}
