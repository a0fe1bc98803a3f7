import { INSTALLERS } from './package-managers.ts';
import { deviates, everyInstruction, type Generated } from './read-dockerfile.ts';

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
