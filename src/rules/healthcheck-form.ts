import type { Instruction, Stage } from '../model/dockerfile.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';
import { osPackageCalls, packageName } from './_shared/packages.ts';

export default defineRule({
  name: 'healthcheck-form',
  summary:
    "The health check runs the program's own means, without a shell and without a downloader that is only there for it.",
  severity: 'low',
  builder: 'skip',
  references: ['CIS Docker 4.6', 'CIS Docker 4.3'],
  messages: {
    shell: 'the health check needs a shell in the image: exec form works without one',
    installed: '{name} is installed only for the health check: probe with the runtime itself',
    downloader: 'the health check needs {name} in the image',
    always: 'the health check ends with `{text}`: it can never fail',
  },
  check({ shipped, shippedStages }, report) {
    const health = shipped?.end.healthcheck;
    if (!health || /^NONE$/i.test(health.text)) return;
    const always = /\|\|\s*(?:true|exit 0|:)\s*$/.exec(health.text)?.[0].trim();
    if (always !== undefined) report({ at: health, message: 'always', data: { text: always }, severity: 'medium' });
    const downloader = health.commands.find(({ name }) => name === 'curl' || name === 'wget');
    if (downloader) checkDownloader(health, downloader.name, shippedStages, report);
    else if (!health.json) report({ at: health, message: 'shell', severity: 'info' });
  },
});

function checkDownloader(
  health: Instruction,
  name: string,
  stages: ReadonlySet<Stage>,
  report: Out<'installed' | 'downloader'>,
): void {
  const calls = osPackageCalls(stages);
  const installed = calls.some(({ packages }) => packages.some((word) => packageName(word) === name));
  report({
    at: health,
    message: installed ? 'installed' : 'downloader',
    data: { name },
    severity: installed ? 'low' : 'info',
  });
}
