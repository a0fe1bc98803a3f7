import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'numeric-user',
  summary: 'USER is a number with a group, so that Kubernetes and an image without passwd understand it.',
  severity: 'medium',
  builder: 'skip',
  references: [
    'hadolint DL3066',
    'Tally named-identity-in-passwdless-stage',
    'PSS restricted runAsNonRoot',
    'CIS Docker 4.1',
  ],
  messages: {
    named: 'USER {user} is a name: Kubernetes with runAsNonRoot refuses it',
    group: 'USER {user} names no group: without a passwd entry the process gets group 0',
  },
  check({ shipped }, report) {
    const user = shipped?.end.user;
    if (!user?.by || !user.value?.known) return;
    const text = user.value.text;
    const [name = '', group] = text.split(':');
    if (/^(?:root|0*)$/.test(name)) return;
    if (!/^\d+$/.test(name)) report({ at: user.by, message: 'named', data: { user: text } });
    else if (group === undefined || group === '')
      report({
        at: user.by,
        message: 'group',
        data: { user: text },
        severity: 'low',
        fix: {
          title: `write ${name}:${name}`,
          safe: false,
          edits: [{ range: user.by.textRange, text: `${name}:${name}` }],
        },
      });
  },
});
