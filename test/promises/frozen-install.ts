import { deviates, everyInstruction, type Generated } from './read-dockerfile.ts';

/** How each package manager is called, and what makes it keep to its lock. */
const INSTALLERS: readonly (readonly [RegExp, RegExp])[] = [
  [/\bnpm (?:install|i|update)\b(?! (?:-g|--global)\b)/, /\b(?:-g|--global)\b/],
  [/\bpnpm (?:install|i|add|update|fetch)\b/, /--frozen-lockfile|pnpm fetch/],
  [/\byarn(?:\.cjs)?(?: install)\b/, /--immutable|--frozen-lockfile/],
  [/\bbun (?:install|add|i)\b/, /--frozen-lockfile/],
  [/\buv (?:sync|pip install)\b/, /--frozen|--locked|--require-hashes|--no-deps/],
  [
    /\bpip(?:3)? (?:install|download|wheel)\b|-m pip (?:install|download|wheel)\b/,
    /--require-hashes|--no-deps|--no-index|==\d/,
  ],
  [/\bpoetry (?:install|update|add)\b/, /\bpoetry install\b/],
  [/\bgo (?:get|install)\b/, /@v\d/],
  [/\bgo build\b(?!.* main\.go$)/, /-mod=(?:readonly|vendor)/],
];

/** H7: dependencies come from the lock as it stands, or the file says why not. */
export function frozenInstall(files: Generated): readonly string[] {
  if (deviates(files, 'H7')) return [];
  return everyInstruction(files)
    .filter((one) => one.keyword === 'RUN')
    .flatMap((one) => {
      const text = [one.text, ...one.heredocs].join('\n');
      return INSTALLERS.filter(([called, frozen]) => called.test(text) && !frozen.test(text)).map(
        ([called]) => `line ${one.line}: ${called.exec(text)?.[0]} does not keep to the lock`,
      );
    });
}
