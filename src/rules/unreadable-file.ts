import { defineDeploymentRule } from './_shared/define-rule.ts';

export default defineDeploymentRule({
  name: 'unreadable-file',
  summary: 'Files that say how images are built and run can be read.',
  severity: 'medium',
  references: ['YAML 1.2'],
  messages: { broken: 'not readable, so it was not audited: {reason}' },
  checkDeployment({ unreadable }, report) {
    for (const { file, reason } of unreadable) {
      const line = /^line (\d+): /.exec(reason);
      report({
        from: line ? `${file}:${line[1] ?? '1'}` : file,
        message: 'broken',
        data: { reason: reason.replace(/^line \d+: /, '') },
      });
    }
  },
});
