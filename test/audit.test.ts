import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditFolder } from '../src/audit.ts';
import { plainSettings } from '../src/rules/_shared/define-rule.ts';
import { openRepo } from '../src/repo/open-repo.ts';
import { allCases, discard, restore, type Case } from './case.ts';

const SETTINGS = plainSettings('2026-11-23');
const restored: string[] = [];
afterAll(() => restored.forEach(discard));

/** The case's repo with what we generated for it written over. */
function generated(fixture: Case): string {
  const target = restore(fixture);
  restored.push(target);
  const folder = join(fixture.folder, 'expected');
  for (const name of readdirSync(folder)) {
    cpSync(join(folder, name), join(target, name.replace(/^dot-/, '.')), { recursive: true });
  }
  return target;
}

describe('what we generate has no finding at the default level', () => {
  const cases = allCases().filter(({ refused }) => refused === null);
  it.each(cases.map((fixture) => [`${fixture.stack}/${fixture.name}`, fixture] as const))('%s', async (_, fixture) => {
    const files = await auditFolder(openRepo(generated(fixture)), SETTINGS);
    const shown = files.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'));
    expect(shown.map(({ file, start, rule, message }) => `${file}:${start.line} ${rule}: ${message}`)).toEqual([]);
  });
});
