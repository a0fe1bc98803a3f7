import type { Word } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';
import { languageInstall } from './_shared/language-installs.ts';
import { osPackageCall } from './_shared/packages.ts';
import { placed } from './_shared/placed.ts';
import { runsIn } from './_shared/runs.ts';

const VOLATILE =
  /^(?:(?:APP_|BUILD_|GIT_|VCS_|CI_|IMAGE_)?(?:VERSION|REVISION|COMMIT(?:_SHA|_HASH)?|SHA|REF|DATE|CREATED|TIMESTAMP|BUILD_(?:DATE|ID|NUMBER|TIME)|VCS_REF|CACHE_?BUST(?:ER)?))$/;

export default defineRule({
  name: 'volatile-arg-early',
  summary: 'What changes with every build stands below what should stay cached.',
  severity: 'low',
  references: ['Docker docs: build cache'],
  messages: {
    early: 'ARG {name} changes with every build, and every RUN below it starts again: move it under the installs',
  },
  check({ stages }, report) {
    for (const stage of new Set(placed(stages, 'ARG').map((arg) => arg.stage))) {
      for (const [index, { keyword, pairs }] of stage.body.entries()) {
        const pair =
          keyword === 'ARG' ? pairs.find(({ key, value }) => VOLATILE.test(key) && !isFixed(value)) : undefined;
        if (!pair) continue;
        const below = new Set(stage.body.slice(index + 1));
        const install = runsIn(stage).find(
          (run) =>
            below.has(run.instruction) && (osPackageCall(run)?.action === 'install' || languageInstall(run) !== null),
        );
        if (install && !/UPGRADE|BUST/.test(pair.key)) report({ at: pair, message: 'early', data: { name: pair.key } });
        break;
      }
    }
  },
});

/** A version with a default is a choice in the file, not a value of the build. */
function isFixed(value: Word | null): boolean {
  return value !== null && /\d/.test(value.value);
}
