import type { WritablePath } from '../../model/facts.ts';

/** Every image may write here and nowhere else; HOME points to it, so that libraries which insist on a home have one. */
export const TEMPORARY: WritablePath = {
  path: '/tmp',
  kind: 'tmpfs',
  mode: '1777',
  exec: false,
  why: 'temporary files and HOME',
};
