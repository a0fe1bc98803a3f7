import type { Instruction, Stage } from '../model/dockerfile.ts';
import { accountNamed } from './_fixes/account.ts';
import { type Out, defineRule } from './_shared/define-rule.ts';

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
  check({ shipped, shippedStages }, report) {
    const user = shipped?.end.user;
    if (user?.by && user.value?.known) checkUser(user.value.text, user.by, shippedStages, report);
  },
});

/** Root, of which `root-user` speaks, and the accounts of Windows containers: they have no number. */
const NAMELESS = /^(?:root|0*|container(?:user|administrator))$/i;

function checkUser(text: string, by: Instruction, stages: Iterable<Stage>, report: Out<'named' | 'group'>): void {
  const [name = '', group = ''] = text.split(':');
  if (NAMELESS.test(name)) return;
  if (!/^\d+$/.test(name)) {
    const account = accountNamed(name, group === '' ? null : group, stages);
    const edits = account ? [...account.edits, { range: by.textRange, text: account.ids }] : [];
    const numbers = account && by.text === text ? { fix: { title: `write ${account.ids}`, safe: false, edits } } : {};
    return report({ at: by, message: 'named', data: { user: text }, ...numbers });
  }
  const fix = {
    title: `write ${name}:${name}`,
    safe: false,
    edits: [{ range: by.textRange, text: `${name}:${name}` }],
  };
  if (group === '') report({ at: by, message: 'group', data: { user: text }, severity: 'low', fix });
}
