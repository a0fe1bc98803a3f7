import { parseImageReference } from '../dockerfile/image-reference.ts';
import type { Dockerfile } from '../model/dockerfile.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'syntax-directive',
  summary: 'The syntax directive names a pinned minor of docker/dockerfile.',
  severity: 'low',
  references: ['BuildKit docs: custom Dockerfile syntax', 'Tally syntax-directive-typo', 'SLSA'],
  messages: {
    missing: 'no `# syntax=` line: which features the file may use depends on the builder of the day',
    floating: '{value} moves: with `# check=error=true` a new rule can break the build',
    foreign: "{value} is not Docker's frontend: it is foreign code that runs your build",
    misplaced: '`# syntax=` stands below other lines, where it is only a comment',
    check: "no `# check=error=true`: the builder's own warnings pass unseen",
  },
  check({ dockerfile }, report) {
    const syntax = dockerfile.directives.find(({ name }) => name === 'syntax');
    const misplaced = dockerfile.comments.find(({ text }) => /^syntax\s*=\s*\S+$/.test(text));
    const top = { start: 0, end: 0 };
    if (syntax === undefined) {
      if (misplaced) report({ at: misplaced, message: 'misplaced' });
      else if (dockerfile.stages.length > 0)
        report({ at: top, message: 'missing', severity: usesFeatures(dockerfile) ? 'low' : 'info' });
      return;
    }
    const reference = parseImageReference(syntax.value.split(/\s/)[0] ?? '');
    const value = syntax.value;
    if (
      !reference ||
      reference.registry !== 'docker.io' ||
      !/^docker\/dockerfile(?:-upstream)?$/.test(reference.repository)
    )
      report({ at: syntax, message: 'foreign', data: { value }, severity: isMirror(value) ? 'info' : 'high' });
    else if (reference.digest === null && !/^\d+\.\d+/.test(reference.tag ?? ''))
      report({ at: syntax, message: 'floating', data: { value }, severity: 'info' });
    if (!dockerfile.directives.some(({ name, value: check }) => name === 'check' && /error=true/i.test(check)))
      report({ at: syntax, message: 'check', severity: 'info' });
  },
});

/** The same frontend behind a mirror of the team's own. */
function isMirror(value: string): boolean {
  return /\/docker\/dockerfile[:@]/.test(value);
}

/** Features that old builders refuse or misread. */
function usesFeatures({ instructions }: Dockerfile): boolean {
  return instructions.some(
    ({ flags, heredocs }) =>
      heredocs.length > 0 ||
      flags.some(({ name }) => /^(?:mount|link|chmod|checksum|exclude|parents|network|security)$/.test(name)),
  );
}
