import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'healthcheck-form',
  summary: "The health check runs the program's own means, without a shell and without a downloader.",
  severity: 'low',
  builder: 'skip',
  references: ['CIS Docker 4.6', 'CIS Docker 4.3'],
  messages: {
    shell: 'the health check needs a shell in the image: exec form works without one',
    downloader: 'the health check needs {name} in the image: probe with the runtime itself',
    always: 'the health check ends with `{text}`: it can never fail',
  },
  check({ shipped }, report) {
    const health = shipped?.end.healthcheck;
    if (!health || /^NONE$/i.test(health.text)) return;
    const always = /\|\|\s*(?:true|exit 0|:)\s*$/.exec(health.text)?.[0];
    const downloader = health.commands.find(({ name }) => name === 'curl' || name === 'wget');
    if (always !== undefined)
      report({ at: health, message: 'always', data: { text: always.trim() }, severity: 'medium' });
    if (downloader) report({ at: health, message: 'downloader', data: { name: downloader.name } });
    else if (!health.json) report({ at: health, message: 'shell', severity: 'info' });
  },
});
