import type { Instruction } from '../model/dockerfile.ts';
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
      const name = piece.kind === 'instruction' ? definedName(piece.instruction) : '';
      if (name !== '' && before?.kind === 'comment' && !describes(before.comment.text, name))
        report({ at: before.comment, message: 'description', data: { name } });
    }
  },
});

function definedName({ keyword, pairs, words }: Instruction): string {
  if (keyword === 'ARG') return pairs[0]?.key ?? '';
  return keyword === 'FROM' ? (words[2]?.value ?? '') : '';
}

/** A description begins with the name; comments for tools are none. */
function describes(comment: string, name: string): boolean {
  return comment.startsWith(`${name} `) || /^(?:ironhull|hadolint|check=|trivy)/.test(comment);
}
