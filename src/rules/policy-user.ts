import type { PolicyValues } from '../model/preset.ts';
import { defineRule } from './_shared/define-rule.ts';

export default defineRule({
  name: 'policy-user',
  summary: 'The shipped stage runs as a user that the team allows.',
  severity: 'high',
  references: ['CIS Docker 4.1', 'PSS restricted runAsUser', 'NIST SP 800-190 4.1.2'],
  messages: {
    uid: 'the shipped stage runs as {user}, not with uid {wanted}',
    gid: 'the shipped stage runs as {user}, not with gid {wanted}',
    range: 'the shipped stage runs as {user}, not with a uid from {wanted}',
  },
  check({ shipped, settings }, report) {
    if (!shipped) return;
    const { value, by } = shipped.end.user;
    const text = value?.known === true ? value.text : '';
    const user = text === '' ? 'a user that nothing sets' : text;
    for (const { part, wanted } of broken(text, settings.policy.values.user ?? {}))
      report({ at: by ?? shipped.from, message: part, data: { user, wanted }, key: `user.${part}` });
  },
});

interface Broken {
  readonly part: 'uid' | 'gid' | 'range';
  readonly wanted: string;
}

function broken(text: string, { uid, gid, range }: NonNullable<PolicyValues['user']>): readonly Broken[] {
  const [own = '', group = ''] = text.split(':');
  const number = /^\d{1,10}$/.test(own) ? Number(own) : -1;
  const all: readonly (Broken & { readonly holds: boolean })[] = [
    { part: 'uid', wanted: String(uid), holds: uid === undefined || number === uid },
    { part: 'gid', wanted: String(gid), holds: gid === undefined || group === String(gid) },
    {
      part: 'range',
      wanted: (range ?? []).join(' to '),
      holds: range === undefined || (number >= range[0] && number <= range[1]),
    },
  ];
  return all.filter(({ holds }) => !holds);
}
