import { PLATFORM_ARGS } from '../dockerfile/predefined.ts';
import type { Instruction, Stage } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'undefined-variable',
  summary: 'Every variable that an instruction uses is defined above it.',
  severity: 'medium',
  references: ['BuildKit UndefinedVar'],
  messages: {
    missing: '{name} is not defined here: it is taken as empty',
    global: '{name} is an ARG in front of FROM: say `ARG {name}` in this stage to use it',
  },
  check({ stages, dockerfile }, report) {
    const global = new Set(dockerfile.preamble.flatMap(({ pairs }) => pairs.map(({ key }) => key)));
    for (const stage of stages) {
      const seen = new Set<string>();
      for (const { name, at } of stage.undefined) {
        const unknown = !global.has(name) && mayComeFromBase(stage);
        if (seen.has(name) || PLATFORM_ARGS.has(name) || unknown || hasFallback(name, at)) continue;
        seen.add(name);
        report({ at, message: global.has(name) ? 'global' : 'missing', data: { name } });
      }
    }
  },
});

function mayComeFromBase({ base }: Stage): boolean {
  return base.kind === 'unknown' || (base.kind === 'image' && !base.contract?.env);
}

/** `${NAME:-default}` says itself what is meant without a value. */
function hasFallback(name: string, at: Instruction): boolean {
  return [`\${${name}-`, `\${${name}:-`, `\${${name}+`, `\${${name}:+`, `\${${name}?`, `\${${name}:?`].some((text) =>
    at.text.includes(text),
  );
}
