import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { suppressionsOf } from '../../../src/rules/_shared/suppressions.ts';

const read = (text: string) => suppressionsOf(parseDockerfile(text));
const inFront = (comment: string) =>
  read(`FROM a\n# ${comment}\nRUN x`).map(({ ids, reason, own, covers }) =>
    [ids.join(' '), own ? 'ours' : 'theirs', covers ? 'next' : 'file', reason].join('|'),
  );

describe('a comment that silences', () => {
  it.each<[comment: string, read: string]>([
    ['ironhull-ignore root-user', 'root-user|ours|next|'],
    [
      'ironhull-ignore   root-user , base-image-tag,maintainer  :   the pod sets it',
      'root-user base-image-tag maintainer|ours|next|the pod sets it',
    ],
    ['ironhull-ignore root-user:why', 'root-user|ours|next|why'],
    ['ironhull-ignore root-user: why: because', 'root-user|ours|next|why: because'],
    ['ironhull-ignore dl_1: ', 'dl_1|ours|next|'],
    ['hadolint ignore=DL3006', 'DL3006|theirs|next|'],
    ['hadolint  ignore=  DL3006, SC2-046,DL3008 DL1', 'DL3006 SC2-046 DL3008 DL1|theirs|next|'],
    ['hadolint global ignore=DL3002', 'DL3002|theirs|file|'],
    ['hadolint  global  ignore=  DL3002, SC2-046 DL1', 'DL3002 SC2-046 DL1|theirs|file|'],
    ['check=skip=JSONArgs,Stage_Name', 'JSONArgs Stage_Name|theirs|next|'],
    ['checkov:skip=CKV_DOCKER_3:the pod sets it', 'CKV_DOCKER_3|theirs|file|'],
    ['trivy:ignore:AVD-DS-0004', 'DS-0004|theirs|next|'],
    ['trivy:ignore:DS-0004', 'DS-0004|theirs|next|'],
    ['tally ignore=buildkit/Stage-Name,DL3006', 'buildkit/Stage-Name DL3006|theirs|next|'],
    ['tally  ignore=a/b', 'a/b|theirs|next|'],
  ])('%s', (comment, expected) => {
    expect(inFront(comment)).toEqual([expected]);
  });

  it.each([
    'see ironhull-ignore root-user',
    'ironhull-ignore',
    'ironhull-ignore root-user because the pod sets it',
    'ironhull-ignore-x root-user',
    'no hadolint ignore=DL3006',
    'hadolint ignore=',
    'hadolintXignore=DL3006',
    'no hadolint global ignore=DL3006',
    'hadolint Xglobal ignore=DL3006',
    'hadolint globalXignore=DL3006',
    'a check=skip=X',
    'a checkov:skip=X',
    'a trivy:ignore:X',
    'a tally ignore=X',
    'tallyXignore=X',
    'a plain comment',
  ])('%s: silences nothing', (comment) => {
    expect(inFront(comment)).toEqual([]);
  });
});

describe('what a comment covers', () => {
  const covered = (text: string) => {
    const [found] = read(text);
    return found?.covers ? text.slice(found.covers.start, found.covers.end) : found?.covers;
  };
  it.each<[string, string]>([
    ['FROM a\n# ironhull-ignore x\nRUN x\nRUN y', 'RUN x'],
    ['# a\n# ironhull-ignore x\nFROM a\nRUN x', '# a\n# ironhull-ignore x\nFROM a'],
    ['FROM a\nRUN x \\\n  # ironhull-ignore x\n  && y\nRUN z', 'RUN x \\\n  # ironhull-ignore x\n  && y'],
    ['FROM a \\\n  # ironhull-ignore x\n  AS b\nRUN z', 'FROM a \\\n  # ironhull-ignore x\n  AS b'],
    ['FROM a\nRUN x\n# ironhull-ignore x\n', '# ironhull-ignore x\n'],
  ])('%j: %j', (text, expected) => {
    expect(covered(text)).toBe(expected);
  });
});

describe('the check directive', () => {
  it.each<[string, string[]]>([
    ['# check=skip=StageName,JSON_Args\nFROM a', ['StageName JSON_Args']],
    ['# check=error=true; skip=all\nFROM a', ['all']],
    ['# check=error=true\nFROM a', []],
    ['# check=noskip=all\nFROM a', []],
    ['# syntax=skip=all\nFROM a', []],
  ])('%j', (text, expected) => {
    const found = read(text);
    expect(found.map(({ ids }) => ids.join(' '))).toEqual(expected);
    for (const one of found) expect(one).toMatchObject({ own: false, covers: null, reason: '' });
  });
});
