import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { auditText } from '../../src/audit.ts';
import { github } from '../../src/cli/reporters/github.ts';
import { gitlab } from '../../src/cli/reporters/gitlab.ts';
import { reportWriter } from '../../src/cli/reporters/report-writer.ts';
import { openSpool } from '../../src/cli/reporters/spool.ts';
import { json } from '../../src/cli/reporters/json.ts';
import { junit } from '../../src/cli/reporters/junit.ts';
import { markdown } from '../../src/cli/reporters/markdown.ts';
import { sarif } from '../../src/cli/reporters/sarif.ts';
import { text } from '../../src/cli/reporters/text.ts';
import { wholeReport } from '../../src/cli/reporters/whole-report.ts';
import { plainTerminal } from '../../src/cli/terminal.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';

const SETTINGS = plainSettings('2026-11-23');
const reporters = { github, gitlab, json, junit, markdown, sarif, text: text(plainTerminal) };

const FILES = [
  auditText('a/Dockerfile', 'FROM node:24.11.1-slim AS Build\nUSER 1000\nCMD node x.js\n', SETTINGS),
  auditText('clean.Dockerfile', 'FROM scratch\nUSER 1000:1000\n', SETTINGS),
  auditText('b/Dockerfile', 'FROM node:24.11.1-slim\nADD "a<&b" /c/\nUSER 1000\n', SETTINGS),
];

describe.each(Object.entries(reporters))('a report as %s', (name, reporter) => {
  it('says the same, byte for byte, of files and of none', async () => {
    await expect(wholeReport(reporter, FILES, { hidden: 3, version: '1.2.3', notes: ['a note'] })).toMatchFileSnapshot(
      `reports/two.${name}.txt`,
    );
    await expect(wholeReport(reporter, [], { version: '1.2.3' })).toMatchFileSnapshot(`reports/none.${name}.txt`);
  });

  it('is the same when it is written while files come in', async () => {
    const files = Array.from({ length: 250 }, (_, index) =>
      auditText(
        `${index}/Dockerfile`,
        'FROM node:24\nADD a /b/\nRUN sudo apt-get install curl\nCMD node x.js\n',
        SETTINGS,
      ),
    );
    const written: string[] = [];
    const writer = await reportWriter(reporter, '1.2.3', async (part) => void written.push(part));
    for (let at = 0; at < files.length; at += 100) await writer.add({ files: files.slice(at, at + 100), hidden: 1 });
    const totals = await writer.end(['a note']);
    expect(written.join('') === wholeReport(reporter, files, { hidden: 3, version: '1.2.3', notes: ['a note'] })).toBe(
      true,
    );
    expect(totals).toMatchObject({ files: 250, touched: 250, worst: { severity: 'high' } });
  });
});

it('holds back the beginning of a report, and goes on in small pieces', async () => {
  const part = 'x'.repeat(20_000);
  const reporter = { late: false, head: () => '', file: () => part, tail: () => '' };
  const written: string[] = [];
  const writer = await reportWriter(reporter, '1.2.3', async (piece) => void written.push(piece));
  const file = { ...auditText('Dockerfile', 'FROM scratch\n', SETTINGS), findings: [] };
  await writer.add({ files: Array.from({ length: 50 }, () => file), hidden: 0 });
  expect(written).toEqual([]);
  await writer.add({ files: Array.from({ length: 50 }, () => file), hidden: 0 });
  const [first, ...further] = written.map(({ length }) => length);
  expect(first).toBe(51 * part.length);
  // Larger than what Node cuts from its pool, smaller than what V8 never counts as young.
  expect(further.every((length) => length > 32_768 && length < 131_072 / 2)).toBe(true);
  expect(further.length).toBeGreaterThan(10);
});

describe('what is put aside', () => {
  it('comes back in order, wherever it was kept, and leaves no file behind', async () => {
    const texts = ['a\n"b"', '', 'c\u2028d\u2029\r', 'e'.repeat(50), 'f'];
    for (const most of [0, 20, 1_000]) {
      const before = folders();
      const spool = openSpool(most);
      for (const one of texts) spool.add(one);
      const back: string[] = [];
      for await (const one of spool.texts()) back.push(one);
      expect(back).toEqual(texts);
      spool.remove();
      expect(folders()).toEqual(before);
    }
  });
});

function folders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('ironhull-report-'));
}
