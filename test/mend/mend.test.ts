import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditFolder } from '../../src/audit.ts';
import { mendFiles } from '../../src/mend.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { overlayRepo } from '../../src/repo/overlay-repo.ts';
import type { Repo } from '../../src/model/repo.ts';
import { folder } from '../deploy/folder.ts';
import { filesBelow } from './files-below.ts';

/**
 * A case is a repo as people have it and the files that `audit --fix-unsafe` leaves: `before.txt` and `after.txt` list the findings
 * at the default level. `UPDATE=1` writes what is expected; read it as a reviewer would.
 */
const CASES = join(import.meta.dirname, 'fixtures');
const SETTINGS = plainSettings('2026-11-23');

async function findings(repo: Repo): Promise<string> {
  const audited = await auditFolder(repo, SETTINGS);
  const lines = audited.flatMap(({ file, findings: all }) =>
    all
      .filter(({ severity }) => severity !== 'info')
      .map(({ start, rule, severity }) => `${file}:${start.line} ${severity} ${rule}\n`),
  );
  return lines.join('');
}

async function mended(repo: Repo): Promise<ReadonlyMap<string, string>> {
  const files = (await auditFolder(repo, SETTINGS)).filter(({ mendable }) => mendable).map(({ file }) => file);
  return (await mendFiles(repo, files, { settings: SETTINGS, unsafe: true })).texts;
}

function compare(expected: string, name: string, text: string): void {
  const path = join(expected, name.replaceAll(/(^|\/)\./g, '$1dot-'));
  if (process.env['UPDATE'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text, name).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
}

describe.each(readdirSync(CASES))('mends %s', (name) => {
  const repo = folder(filesBelow(join(CASES, name, 'repo')));
  const expected = join(CASES, name, 'expected');
  it('to the expected files, and to these findings', async () => {
    if (process.env['UPDATE'] === '1') rmSync(expected, { recursive: true, force: true });
    const texts = await mended(repo);
    compare(join(CASES, name), 'before.txt', await findings(repo));
    compare(join(CASES, name), 'after.txt', await findings(overlayRepo(repo, texts)));
    for (const [path, text] of texts) compare(expected, path, text);
    expect(Object.keys(filesBelow(expected)).toSorted()).toEqual([...texts.keys()].toSorted());
  });

  it('so that a second time changes nothing', async () => {
    const after = overlayRepo(repo, await mended(repo));
    expect([...(await mended(after)).keys()]).toEqual([]);
  });
});

describe('what tutorials teach', () => {
  it.each(['tutorial-node', 'tutorial-fastapi', 'tutorial-go'])('%s has seven findings and then none', (name) => {
    const lines = readFileSync(join(CASES, name, 'before.txt'), 'utf8')
      .trim()
      .split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(7);
    expect(readFileSync(join(CASES, name, 'after.txt'), 'utf8')).toBe('');
  });
});
