import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'definition-description',
  summary: 'A comment above FROM or ARG describes it by name.',
  severity: 'info',
  references: ['BuildKit InvalidDefinitionDescription'],
  messages: {
    description:
      'Docker takes this comment for the description of {name}: begin it with the name, or leave a blank line',
  },
  check({ dockerfile, settings }, report) {
    const experimental = dockerfile.directives.some(
      ({ name, value }) => name === 'check' && /experimental=(?:all|.*InvalidDefinitionDescription)/.test(value),
    );
    if (!experimental && settings.severities['definition-description'] === undefined) return;
    for (const [index, piece] of dockerfile.pieces.entries()) {
      const before = dockerfile.pieces[index - 1];
      if (
        piece.kind !== 'instruction' ||
        before?.kind !== 'comment' ||
        !/^(?:FROM|ARG)$/.test(piece.instruction.keyword)
      )
        continue;
      const name =
        piece.instruction.keyword === 'ARG'
          ? (piece.instruction.pairs[0]?.key ?? '')
          : (piece.instruction.words[2]?.value ?? '');
      if (
        name !== '' &&
        !before.comment.text.startsWith(`${name} `) &&
        !/^(?:ironhull|hadolint|check=|trivy)/.test(before.comment.text)
      )
        report({ at: before.comment, message: 'description', data: { name } });
    }
  },
});
