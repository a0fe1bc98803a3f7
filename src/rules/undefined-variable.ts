import { PLATFORM_ARGS } from '../dockerfile/predefined.ts';
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
        if (
          seen.has(name) ||
          PLATFORM_ARGS.has(name) ||
          !(global.has(name) || stage.base.kind !== 'image' || stage.base.contract?.env)
        )
          continue;
        if (new RegExp(String.raw`\$\{${name}(?:[-+?]|:[-+?])`).test(at.text)) continue;
        seen.add(name);
        report({ at, message: global.has(name) ? 'global' : 'missing', data: { name } });
      }
    }
  },
});
