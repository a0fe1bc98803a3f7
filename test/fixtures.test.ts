import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { IronhullError } from '../src/errors.ts';
import { detect, files, plan } from '../src/generate.ts';
import { NO_POLICY } from '../src/model/policy.ts';
import type { Facts } from '../src/model/facts.ts';
import { openRepo } from '../src/repo/open-repo.ts';
import { allCases, discard, expected, restore, stored, type Case } from './case.ts';

/** `UPDATE=1` writes what came out; a person then reads it as a reviewer would. */
const UPDATE = process.env['UPDATE'] === '1';
const restored: string[] = [];
afterAll(() => restored.forEach(discard));

describe('every fixture gives its expected files', () => {
  for (const fixture of allCases()) it(`${fixture.stack}/${fixture.name}`, () => check(fixture));
});

function check(fixture: Case): void {
  const made = run(fixture);
  if (fixture.refused !== null) {
    if (!(made instanceof IronhullError)) throw new Error('expected a refusal, got files');
    expect(made.code).toBe(fixture.refused.exit);
    expect(made.message).toContain(fixture.refused.message);
    return same(fixture, 'refusal.txt', `${[made.message, ...made.hints].join('\n  ')}\n`);
  }
  if (made instanceof Error) throw made;
  for (const [path, text] of made) same(fixture, path, text);
}

function same(fixture: Case, path: string, text: string): void {
  if (UPDATE) write(fixture, path, text);
  expect(text, path).toBe(expected(fixture, path));
}

function run(fixture: Case): ReadonlyMap<string, string> | IronhullError {
  const target = restore(fixture);
  restored.push(target);
  try {
    const services = detect(openRepo(target), fixture.answers, []);
    const found: readonly Facts[] = services.flatMap((service) => service.facts);
    const written = found.flatMap((facts) => files(plan(facts, fixture.answers, NO_POLICY), NO_POLICY));
    return new Map([
      ['facts.json', `${JSON.stringify(found, null, 2)}\n`],
      ...written.map((file) => [file.path, file.contents] as const),
    ]);
  } catch (error) {
    if (error instanceof IronhullError) return error;
    throw error;
  }
}

function write(fixture: Case, path: string, text: string): void {
  const file = join(fixture.folder, 'expected', stored(path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
