import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit.ts';
import { mendFiles } from '../../src/mend.ts';
import { overlayRepo } from '../../src/repo/overlay-repo.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { allCases } from '../case.ts';
import { folder } from '../deploy/folder.ts';
import { filesBelow } from './files-below.ts';

const SETTINGS = plainSettings('2026-11-23');
const TUTORIALS = { node: 'tutorial-node', python: 'tutorial-fastapi', go: 'tutorial-go' } as const;

/** Every repo that we generate for, with the Dockerfile that a tutorial would have given it. */
const cases = allCases().flatMap(({ stack, name, folder: root }) => {
  const tutorial = TUTORIALS[stack as keyof typeof TUTORIALS] as string | undefined;
  if (tutorial === undefined) return [];
  const Dockerfile = readFileSync(join(import.meta.dirname, 'fixtures', tutorial, 'repo/Dockerfile'), 'utf8');
  return [[`${stack}/${name}`, { ...filesBelow(join(root, 'repo')), Dockerfile }] as const];
});

describe('a mended Dockerfile', () => {
  it.each(cases)('of %s has nothing left of what was mended, and nothing left to mend', async (_, files) => {
    const repo = folder(files);
    const options = { settings: SETTINGS, unsafe: true };
    const { texts, applied } = await mendFiles(repo, ['Dockerfile'], options);
    expect(applied).not.toEqual([]);
    const after = overlayRepo(repo, texts);
    const left = (await auditFile(after, 'Dockerfile', SETTINGS)).flatMap(({ findings }) => findings);
    expect(left.map(({ rule }) => rule)).not.toContain('syntax-error');
    const mended = new Set(applied.map(({ rule, message }) => `${rule}: ${message}`));
    expect(left.map(({ rule, message }) => `${rule}: ${message}`).filter((one) => mended.has(one))).toEqual([]);
    expect([...(await mendFiles(after, ['Dockerfile'], options)).texts.keys()]).toEqual([]);
  });
});
