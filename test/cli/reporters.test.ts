import { describe, expect, it } from 'vitest';
import { auditText } from '../../src/audit.ts';
import { github } from '../../src/cli/reporters/github.ts';
import { gitlab } from '../../src/cli/reporters/gitlab.ts';
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
});
