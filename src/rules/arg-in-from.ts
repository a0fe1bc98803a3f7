import { PLATFORM_ARGS } from '../dockerfile/predefined.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'arg-in-from',
  summary: 'A FROM names its image in full, without an argument.',
  severity: 'info',
  references: [
    'BuildKit InvalidDefaultArgInFrom',
    'BuildKit UndefinedArgInFrom',
    'OpenSSF Scorecard Pinned-Dependencies',
  ],
  messages: {
    argument: '{image} is put together from an argument: bots cannot bump it and --build-arg can change it',
    empty: '{image} names an argument without default: a build without --build-arg fails',
  },
  check({ stages, dockerfile }, report) {
    const declared = new Map(dockerfile.preamble.flatMap(({ pairs }) => pairs).map((pair) => [pair.key, pair]));
    for (const { image } of stages) {
      const names = [...(image?.raw ?? '').matchAll(/\$\{?(\w+)(:?[-+])?/g)];
      const own = names.filter(([, name = '']) => !PLATFORM_ARGS.has(name));
      if (image === null || own.length === 0) continue;
      const bare = own.some(
        ([, name = '', modifier]) => modifier === undefined && (declared.get(name)?.value?.value ?? '') === '',
      );
      report({
        at: image,
        message: bare ? 'empty' : 'argument',
        data: { image: image.raw },
        severity: bare ? 'medium' : 'info',
      });
    }
  },
});
