import { describe, expect, it } from 'vitest';
import { auditText, type AuditedFile } from '../../src/audit.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { github } from '../../src/cli/reporters/github.ts';
import { gitlab } from '../../src/cli/reporters/gitlab.ts';
import { json } from '../../src/cli/reporters/json.ts';
import { junit } from '../../src/cli/reporters/junit.ts';
import { markdown } from '../../src/cli/reporters/markdown.ts';
import { sarif } from '../../src/cli/reporters/sarif.ts';
import { text as textReport } from '../../src/cli/reporters/text.ts';
import { plainTerminal } from '../../src/cli/terminal.ts';

const SETTINGS = plainSettings('2026-11-23');
const CANARY = 'Zx9canary7Qw2';
const TOKEN = `ghp_${CANARY}${'a1'.repeat(15)}`;
const FILES = [
  `FROM node\nENV DB_PASSWORD=${CANARY}`,
  `FROM node\nENV DB_PASSWORD ${CANARY}`,
  `FROM node\nARG NPM_TOKEN=${TOKEN}\nRUN npm config set //r.example/:_authToken=${TOKEN}`,
  `FROM node\nRUN curl -u bot:${CANARY} https://bot:${CANARY}@x.example/f > /f`,
  `FROM node\nRUN echo root:${CANARY} | chpasswd`,
  `FROM node\nLABEL api_token="${CANARY}"`,
  `FROM node\nCMD npm install --token=${CANARY} && node x`,
  `FROM node\nRUN mysql --password=${CANARY} -e x`,
];
const REPORTERS = {
  github,
  gitlab,
  json,
  junit,
  markdown,
  sarif,
  text: (report: Parameters<typeof json>[0]) => textReport(report, plainTerminal),
};

describe.each(Object.entries(REPORTERS))('%s', (_, reporter) => {
  it.each(FILES)('never shows the secret of %j', (text) => {
    const file: AuditedFile = auditText('Dockerfile', text, SETTINGS);
    expect(file.findings.length).toBeGreaterThan(0);
    expect(reporter({ files: [file], hidden: 0, version: '0' })).not.toContain(CANARY);
  });
});

describe('formats', () => {
  const file = auditText('a/Dockerfile', 'FROM node\nCMD node "x&<y>"\n', SETTINGS);
  const report = { files: [file], hidden: 2, version: '1.2.3' };
  it('are what their readers take', () => {
    expect(JSON.parse(json(report))).toMatchObject({
      schemaVersion: 1,
      ruleSet: 1,
      files: [{ path: 'a/Dockerfile' }],
      hidden: 2,
    });
    expect(JSON.parse(gitlab(report))[0]).toMatchObject({ location: { path: 'a/Dockerfile', lines: { begin: 1 } } });
    expect(github(report)).toMatch(
      /^::error file=a\/Dockerfile,line=1,col=\d+,endLine=1,endColumn=\d+,title=[a-z-]+::/m,
    );
    expect(junit(report)).toContain('<testsuites name="ironhull audit"');
    expect(markdown(report)).toContain('| 1 | high | root-user |');
    expect(textReport(report, plainTerminal)).toContain('2 | CMD node "x&<y>"');
  });
  it('SARIF: every result names a rule of the driver and a region of the file', () => {
    const { runs } = JSON.parse(sarif(report)) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
    };
    const [run] = runs;
    expect(run?.results).toHaveLength(file.findings.length);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });
});
