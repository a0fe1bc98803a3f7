import { mountsOf } from '../dockerfile/mounts.ts';
import { flagOf, sourcesOf } from './_shared/copies.ts';
import { manifestsFirst } from './_fixes/manifests-first.ts';
import { defineRule } from './_shared/define-rule.ts';
import { languageInstall } from './_shared/language-installs.ts';
import { type Run, runsIn } from './_shared/runs.ts';

const MANIFESTS =
  /^(?:package(?:-lock)?\.json|pnpm-lock|yarn|pyproject|requirements|uv\.lock|poetry|Pipfile|go\.(?:mod|sum)|Cargo|Gemfile|composer|pom\.xml|build\.gradle|mix\.)/;

export default defineRule({
  name: 'copy-before-install',
  summary: 'Dependencies are installed before the sources come in, so that a source change does not install again.',
  severity: 'low',
  references: ['Docker docs: build cache', 'Tally prefer-package-cache-mounts'],
  messages: { order: 'every change of a source file installs all dependencies again: copy the manifests alone first' },
  mayMend: 'copy the manifests first',
  check(input, report) {
    const { stages } = input;
    for (const stage of stages) {
      const whole = stage.body.findIndex(
        (instruction) =>
          instruction.keyword === 'COPY' &&
          !flagOf(instruction, 'from') &&
          sourcesOf(instruction).some(({ value }) => /^(?:\.|\.\/)$/.test(value)),
      );
      if (whole === -1) continue;
      const before = stage.body.slice(0, whole);
      if (
        before.some(
          (instruction) =>
            instruction.keyword === 'COPY' &&
            sourcesOf(instruction).some(({ value }) => MANIFESTS.test(value.slice(value.lastIndexOf('/') + 1))),
        ) ||
        before.some((instruction) => mountsOf(instruction).some(({ type, from }) => type === 'bind' && from === null))
      )
        continue;
      const install = runsIn(stage).find(
        (run) =>
          run.instruction.index > (stage.body[whole]?.index ?? 0) &&
          (languageInstall(run)?.kind === 'lock' || isDownload(run)),
      );
      const copy = stage.body[whole];
      if (install && copy) report({ at: copy, message: 'order', ...manifestsFirst(copy, install, input) });
    }
  },
});

/** Go's way to fetch what go.mod names. */
function isDownload({ command: { words } }: Run): boolean {
  return words[0]?.value === 'go' && words[1]?.value === 'mod' && words[2]?.value === 'download';
}
