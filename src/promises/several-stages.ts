import { hasReason, type Generated } from './read-dockerfile.ts';

const INSTALLS =
  /\b(?:apt-get|apt|apk|dnf|npm|pnpm|yarn|bun|pip|pip3|uv|poetry|go|cargo|make|gcc|git|curl|wget)\s+[a-z-]/;

/** H4: built in one stage and shipped from another, which compiles and installs nothing and takes nothing but finished files. */
export function severalStages(files: Generated): readonly string[] {
  const few = files.stages.length < 2 ? ['one stage only'] : [];
  const runs = files.shipped.body
    .filter((one) => one.keyword === 'RUN' && INSTALLS.test(one.text) && !hasReason(files, one, 'H18'))
    .map((one) => `line ${one.line}: the shipped stage runs ${one.text.slice(0, 40)}`);
  const context = files.shipped.body
    .filter(
      (one) => one.keyword === 'COPY' && one.heredocs.length === 0 && !one.flags.some(([name]) => name === 'from'),
    )
    .filter((one) => /^\.\/?\s/.test(one.text))
    .map((one) => `line ${one.line}: the shipped stage copies the whole context`);
  return [...few, ...runs, ...context];
}
