import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditParts, auditPaths } from '../../src/cli/audit-paths.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';

const settings = plainSettings('2026-11-23');
const root = mkdtempSync(join(tmpdir(), 'ironhull-parts-'));
const many = join(root, 'many');
const none = join(root, 'none');
beforeAll(() => {
  mkdirSync(none);
  for (let index = 0; index < 450; index += 1) {
    mkdirSync(join(many, String(index)), { recursive: true });
    writeFileSync(join(many, String(index), 'Dockerfile'), 'FROM a\n');
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a folder of many files', () => {
  it('is looked at in parts, each file once and in order; an empty one is a part, too', async () => {
    const sizes: number[] = [];
    const files: string[] = [];
    for await (const part of auditParts([many, none], settings, 200)) {
      sizes.push(part.files.length);
      files.push(...part.files.map(({ file }) => file));
    }
    expect(sizes).toEqual([200, 200, 50, 0]);
    const [whole, empty] = await auditPaths([many, none], settings);
    expect(files).toEqual(whole?.files.map(({ file }) => file));
    expect(files).toEqual(files.toSorted());
    expect(empty?.files).toEqual([]);
  });
  it('is looked at no further than it is asked for', async () => {
    for await (const part of auditParts([many, join(root, 'nowhere')], settings, 1)) {
      expect(part.files).toHaveLength(1);
      break;
    }
  });
  it('fails where there is nothing at a path', async () => {
    await expect(auditPaths([join(root, 'nowhere')], settings)).rejects.toThrow('no file and no folder at');
  });
});
