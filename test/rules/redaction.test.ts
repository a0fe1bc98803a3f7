import { describe, expect, it } from 'vitest';
import { auditFolder, auditText, type AuditedFile } from '../../src/audit.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { github } from '../../src/cli/reporters/github.ts';
import { gitlab } from '../../src/cli/reporters/gitlab.ts';
import { json } from '../../src/cli/reporters/json.ts';
import { junit } from '../../src/cli/reporters/junit.ts';
import { markdown } from '../../src/cli/reporters/markdown.ts';
import { sarif } from '../../src/cli/reporters/sarif.ts';
import type { Reporter } from '../../src/cli/reporters/report.ts';
import { text as textReport } from '../../src/cli/reporters/text.ts';
import { wholeReport } from '../../src/cli/reporters/whole-report.ts';
import { mend } from '../../src/cli/mend.ts';
import { plainTerminal } from '../../src/cli/terminal.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { NO_POLICY } from '../../src/model/policy.ts';
import { folder } from '../deploy/folder.ts';
import type { Files } from './anti-pattern.ts';

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
  `FROM node\nENV DB_PASSWORD="${CANARY} with spaces ${CANARY}"`,
  `FROM node\nENV A=1 DB_PASSWORD=${CANARY} B=2`,
  `FROM node\nENV DB_PASSWORD=\\\n    ${CANARY}`,
  `FROM node\nRUN DB_PASSWORD=${CANARY} npm install`,
  `FROM node\nRUN <<EOF\nexport DB_PASSWORD='${CANARY}'\nnpm install\nEOF`,
  `FROM node\nRUN curl -H "Authorization: Bearer ${CANARY}" https://x.example/f > /f && npm install`,
  `FROM node\nRUN echo "machine x.example login bot password ${CANARY}" > /root/.netrc && npm install`,
  `FROM node\nRUN sshpass -p ${CANARY} scp a@b:/c /c && npm install`,
  `FROM node\nRUN docker login -u bot -p ${CANARY} r.example && npm install`,
  `FROM node\nADD https://bot:${CANARY}@x.example/f /f`,
  `FROM node\nRUN git clone https://${CANARY}:x-oauth-basic@git.example/r.git && npm install`,
  `FROM node\nCMD ["sh", "-c", "npm install && DB_PASSWORD=${CANARY} node x.js"]`,
  `FROM node\nHEALTHCHECK CMD curl -u bot:${CANARY} http://localhost/`,
];
/** Files that speak of running: their lines are shown too. */
const REPOS: readonly Files[] = [
  { 'compose.yaml': `services:\n  db:\n    image: postgres\n    environment: { DB_PASSWORD: ${CANARY} }\n` },
  { 'compose.yaml': `services:\n  db:\n    image: postgres\n    environment:\n      - DB_PASSWORD=${CANARY}\n` },
  { 'compose.yaml': `services:\n  web:\n    build: { context: ., args: { NPM_TOKEN: "${CANARY}" } }\n` },
  { '.gitlab-ci.yml': `b:\n  script:\n    - docker build --build-arg NPM_TOKEN=${CANARY} -t r.example/x:latest .\n` },
  {
    'k8s/a.yaml': `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: x\n      env: [{ name: DB_PASSWORD, value: ${CANARY} }]\n`,
  },
];
const REPORTERS = {
  github,
  gitlab,
  json,
  junit,
  markdown,
  sarif,
  text: textReport(plainTerminal),
};

describe.each(Object.entries(REPORTERS))('%s', (_, reporter) => {
  it.each(FILES)('never shows the secret of %j', (text) => {
    const file: AuditedFile = auditText('Dockerfile', text, SETTINGS);
    expect(file.findings.length).toBeGreaterThan(0);
    expect(wholeReport(reporter, [file], { version: '0' })).not.toContain(CANARY);
  });
  it.each(REPOS)('never shows the secret of %j', async (files) => {
    const audited = await auditFolder(folder({ ...files }), SETTINGS);
    expect(audited.flatMap(({ findings }) => findings)).not.toEqual([]);
    expect(wholeReport(reporter, audited, { version: '0' })).not.toContain(CANARY);
  });
});

it.each(FILES)('--dry-run never shows the secret of %j', async (text) => {
  const repo = folder({ Dockerfile: text });
  const files = await auditFolder(repo, SETTINGS);
  const options = { 'fix-unsafe': true, 'dry-run': true } as const;
  const call = { command: 'audit', named: true, argument: null, paths: [], options } as const;
  let shown = '';
  const streams = { ...process, stdout: { write: (part: string) => (shown += part) } } as unknown as Streams;
  await mend([{ repo, files, prefix: '', policy: NO_POLICY, settings: SETTINGS }], call, streams);
  expect(shown).toContain('@@');
  expect(shown).not.toContain(CANARY);
});

describe('formats', () => {
  const audited = () => auditText('a/Dockerfile', 'FROM node\nCMD node "x&<y>"\n', SETTINGS);
  it('are what their readers take', () => {
    const written = (reporter: Reporter) => wholeReport(reporter, [audited()], { hidden: 2, version: '1.2.3' });
    expect(JSON.parse(written(json))).toMatchObject({
      schemaVersion: 1,
      ruleSet: 1,
      files: [{ path: 'a/Dockerfile' }],
      hidden: 2,
    });
    expect(JSON.parse(written(gitlab))[0]).toMatchObject({ location: { path: 'a/Dockerfile', lines: { begin: 1 } } });
    expect(written(github)).toMatch(
      /^::error file=a\/Dockerfile,line=1,col=\d+,endLine=1,endColumn=\d+,title=[a-z-]+::/m,
    );
    expect(written(junit)).toContain('<testsuites name="ironhull audit"');
    expect(written(markdown)).toContain('| 1 | high | root-user |');
    expect(written(textReport(plainTerminal))).toContain('2 | CMD node "x&<y>"');
  });
  it('SARIF: every result names a rule of the driver and a region of the file', () => {
    const file = audited();
    const { runs } = JSON.parse(wholeReport(sarif, [file], { hidden: 2, version: '1.2.3' })) as {
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number }[] }[];
    };
    const [run] = runs;
    expect(run?.results).toHaveLength(file.findings.length);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });
});
