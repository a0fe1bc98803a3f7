import { flagOf, sourcesOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { ignoreFix, ignoreMore } from './_fixes/ignore-file.ts';
import { isSettingsFile } from './_shared/secret-files.ts';

export default defineRule({
  name: 'missing-dockerignore',
  summary: 'An ignore file keeps what nobody needs out of the build.',
  severity: 'high',
  references: ['droast DF033', 'CIS-DI-0010', 'CIS Docker 4.10', 'NIST SP 800-190 4.1.4', 'DKL-LI-0003'],
  messages: {
    missing: 'no .dockerignore: COPY {source} sends the whole folder, .git and forgotten secrets included',
    gaps: 'COPY {source} takes in {paths}, which {file} does not leave out',
  },
  mayMend: 'write one that lets in what the program needs',
  check(input, report) {
    const { stages, shippedStages, context } = input;
    if (!context.known) return;
    for (const stage of stages) {
      const instruction = stage.body.find(
        (candidate) =>
          /^(?:COPY|ADD)$/.test(candidate.keyword) &&
          !flagOf(candidate, 'from') &&
          sourcesOf(candidate).some(({ value }) => /^(?:\.|\.\/|\/|\*)$/.test(value)),
      );
      if (!instruction) continue;
      const source = sourcesOf(instruction)[0]?.value ?? '.';
      const severity = shippedStages.has(stage) ? 'high' : 'medium';
      const sent = DANGEROUS.filter(
        (path) =>
          context.sends(path) && (!isSettingsFile(path) || context.secrets.some((secret) => secret.path === path)),
      );
      if (context.ignoreFile === null)
        report({ at: instruction, message: 'missing', data: { source }, severity, ...ignoreFix(input) });
      else if (sent.length > 0)
        report({
          at: instruction,
          message: 'gaps',
          data: { source, paths: sent.join(', '), file: context.ignoreFile },
          severity,
          ...ignoreMore(input, sent),
        });
      return;
    }
  },
});

/** What a build never needs, and a listing of the folder shows. */
const DANGEROUS: readonly string[] = [
  '.git',
  '.env',
  '.env.local',
  '.env.production',
  '.npmrc',
  '.pypirc',
  '.netrc',
  '.aws',
  '.ssh',
  '.kube',
  'node_modules',
  '.venv',
  'venv',
  '__pycache__',
  'terraform.tfstate',
  'id_rsa',
];
