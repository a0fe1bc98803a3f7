import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { auditFolder } from '../src/audit.ts';
import { plainSettings } from '../src/rules/_shared/define-rule.ts';
import { openRepo } from '../src/repo/open-repo.ts';
import { folder } from './deploy/folder.ts';
import { allCases, discard, restore, type Case } from './case.ts';

const SETTINGS = plainSettings('2026-11-23');
const restored: string[] = [];
afterAll(() => restored.forEach(discard));

/** The case's repo with what we generated for it written over. */
function generated(fixture: Case): string {
  const target = restore(fixture);
  restored.push(target);
  const expected = join(fixture.folder, 'expected');
  for (const name of readdirSync(expected)) {
    cpSync(join(expected, name), join(target, name.replace(/^dot-/, '.')), { recursive: true });
  }
  return target;
}

it('a Docker action of GitHub runs as root, as its runner demands; another Dockerfile of the repository does not', async () => {
  const repo = folder({
    'action.yml': 'name: x\nruns:\n  using: docker\n  image: Dockerfile\n',
    Dockerfile: 'FROM debian:13.1-slim\nENTRYPOINT ["/x"]\n',
    'api/Dockerfile': 'FROM debian:13.1-slim\nENTRYPOINT ["/x"]\n',
  });
  const root = (await auditFolder(repo, SETTINGS)).filter(({ findings }) =>
    findings.some(({ rule }) => rule === 'root-user'),
  );
  expect(root.map(({ file }) => file)).toEqual(['api/Dockerfile']);
});

describe('what we generate has no finding at the default level', () => {
  const cases = allCases().filter(({ refused }) => refused === null);
  it.each(cases.map((fixture) => [`${fixture.stack}/${fixture.name}`, fixture] as const))('%s', async (_, fixture) => {
    const files = await auditFolder(openRepo(generated(fixture)), SETTINGS);
    const shown = files.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'info'));
    expect(shown.map(({ file, start, rule, message }) => `${file}:${start.line} ${rule}: ${message}`)).toEqual([]);
  });
});
