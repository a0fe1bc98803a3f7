import { parseImageReference } from '../dockerfile/image-reference.ts';
import type { Directive, Dockerfile, ImageReference } from '../model/dockerfile.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';

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
    if (syntax) checkSyntax(syntax, dockerfile, report);
    else if (dockerfile.stages.length > 0) checkMissing(dockerfile, report);
  },
});

function checkMissing(dockerfile: Dockerfile, report: Out<'missing' | 'misplaced'>): void {
  const misplaced = dockerfile.comments.find(({ text }) => /^syntax\s*=\s*\S+$/.test(text));
  if (misplaced) report({ at: misplaced, message: 'misplaced' });
  else report({ at: { start: 0, end: 0 }, message: 'missing', severity: usesFeatures(dockerfile) ? 'low' : 'info' });
}

function checkSyntax(syntax: Directive, dockerfile: Dockerfile, report: Out<'floating' | 'foreign' | 'check'>): void {
  const { value } = syntax;
  const reference = parseImageReference(value.split(/\s/)[0] ?? '');
  if (!isOwn(reference))
    report({ at: syntax, message: 'foreign', data: { value }, severity: isMirror(value) ? 'info' : 'high' });
  else if (floats(reference)) report({ at: syntax, message: 'floating', data: { value }, severity: 'info' });
  const checks = dockerfile.directives.some(
    ({ name, value: options }) => name === 'check' && /error=true/i.test(options),
  );
  if (!checks) report({ at: syntax, message: 'check', severity: 'info' });
}

function isOwn(reference: ImageReference | null): boolean {
  return reference?.registry === 'docker.io' && /^docker\/dockerfile(?:-upstream)?$/.test(reference.repository);
}

function floats(reference: ImageReference | null): boolean {
  return reference?.digest === null && !/^\d+\.\d+/.test(reference.tag ?? '');
}

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
