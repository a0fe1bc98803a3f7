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
    const { uid, gid, range } = settings.policy.values.user ?? {};
    const user = shipped?.end.user;
    if (!shipped || !user) return;
    const text = user.value?.known === true ? user.value.text : '';
    const [own = '', group = ''] = text.split(':');
    const at = user.by ?? shipped.from;
    const shown = text === '' ? 'a user that nothing sets' : text;
    if (uid !== undefined && own !== String(uid))
      report({ at, message: 'uid', data: { user: shown, wanted: uid }, key: 'user.uid' });
    if (gid !== undefined && group !== String(gid))
      report({ at, message: 'gid', data: { user: shown, wanted: gid }, key: 'user.gid' });
    if (range !== undefined && !isWithin(own, range))
      report({ at, message: 'range', data: { user: shown, wanted: range.join(' to ') }, key: 'user.range' });
  },
});

function isWithin(uid: string, [low, high]: readonly [number, number]): boolean {
  return /^\d{1,10}$/.test(uid) && Number(uid) >= low && Number(uid) <= high;
}
