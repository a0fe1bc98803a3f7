import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { detect, plan } from '../../src/generate.ts';
import { NO_POLICY } from '../../src/model/policy.ts';
import { openRepo } from '../../src/repo/open-repo.ts';
import { discard, restore } from '../case.ts';
import { PROMISES } from '../../src/verify/index.ts';
import type { Vetting } from '../lab/report/vetting.ts';
import { allRows, SUBSET } from '../lab/rows/rows.ts';

const restored: string[] = [];
afterAll(() => restored.forEach(discard));

function templateOf(id: string): string {
  const row = allRows().find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  const folder = restore(row.fixture);
  restored.push(folder);
  const [facts] = detect(openRepo(folder), row.answers, []).flatMap((service) => service.facts);
  if (facts === undefined) throw new Error(`${id}: nothing detected`);
  return plan(facts, row.answers, NO_POLICY).template;
}

it('the rows that every change must pass touch every template', () => {
  const templates = join(import.meta.dirname, '../../templates');
  const all = readdirSync(templates, { recursive: true, encoding: 'utf8' }).flatMap(
    (file) => /^(.*)\.Dockerfile\.ejs$/.exec(file)?.slice(1) ?? [],
  );
  expect([...new Set(SUBSET.map(templateOf))].toSorted()).toEqual(all.toSorted());
});

it('they prove every promise, by what the lab last wrote', () => {
  const path = join(import.meta.dirname, '../../docs/vetting.json');
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as Vetting;
  const verdicts = rows.filter(({ id }) => SUBSET.includes(id)).flatMap((row) => row.verdicts);
  const proven = new Set(verdicts.filter(({ state }) => state === 'proven').map(({ promise }) => promise));
  expect(PROMISES.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
});
