import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { PROMISES } from '../../src/api.ts';
import { auditFolder, auditText } from '../../src/audit.ts';
import { sarif } from '../../src/cli/reporters/sarif.ts';
import { wholeReport } from '../../src/cli/reporters/whole-report.ts';
import { verifySarif } from '../../src/cli/reporters/verify-sarif.ts';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { folder } from '../deploy/folder.ts';
import type { Files } from '../rules/anti-pattern.ts';
import { runningPatterns } from '../rules/running-anti-patterns.ts';
import { supplyPatterns } from '../rules/supply-anti-patterns.ts';

const SETTINGS = plainSettings('2026-11-23');
/** The schema of OASIS, as Microsoft's package for SARIF carries it. */
const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
    'utf8',
  ),
) as object;
const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function problemsOf(text: string): unknown {
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

const REPOS: readonly Files[] = Object.values({ ...supplyPatterns, ...runningPatterns }).flatMap(({ bad, good }) =>
  [...bad, ...good].map(([, files]) => files),
);

describe('SARIF 2.1.0', () => {
  it('the schema itself refuses what is no log', () => {
    expect(problemsOf('{ "version": "2.1.0", "runs": [{}] }')).not.toEqual([]);
  });
  it('fits the schema for every repository of the anti-patterns', async () => {
    for (const files of REPOS) {
      const audited = await auditFolder(folder(files), SETTINGS);
      expect(problemsOf(wholeReport(sarif, audited, { version: '1.2.3' }))).toEqual([]);
    }
  });
  it('fits the schema for an empty report, odd names and texts that no one can read', () => {
    const texts = ['', 'FROM', 'FROM node\r\nRUN \u0000\uD800', '[]', `FROM a\nENV X=${'a'.repeat(70_000)}`];
    const names = ['Dockerfile', 'a b/#1?/ü%.Dockerfile', '<stdin>'];
    const files = texts.flatMap((text) => names.map((name) => auditText(name, text, SETTINGS)));
    expect(problemsOf(wholeReport(sarif, [], { version: '1.2.3' }))).toEqual([]);
    expect(problemsOf(wholeReport(sarif, files, { version: '1.2.3' }))).toEqual([]);
  });
  it('gives a path that comes back whole when it is decoded', () => {
    const file = auditText('a b/#1?/ü%.Dockerfile', 'FROM node\n', SETTINGS);
    const { runs } = JSON.parse(wholeReport(sarif, [file], { version: '1' })) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const uri = runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
    expect(decodeURIComponent(new URL(uri, 'file:///').pathname)).toBe('/a b/#1?/ü%.Dockerfile');
  });
  it('fits the schema for verify', () => {
    const verdicts = PROMISES.map(({ id }) => ({ promise: id, state: 'broken' as const, seen: ['one', 'two'], ms: 1 }));
    expect(problemsOf(verifySarif(verdicts, 'a #/Dockerfile', '1.2.3'))).toEqual([]);
  });
});

describe('fingerprints', () => {
  const prints = async (files: Files) =>
    (await auditFolder(folder(files), SETTINGS))
      .flatMap(({ findings }) => findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`))
      .toSorted();
  const shifted = (text: string) => text.replaceAll(/^(?=(?:FROM|CMD|services:|jobs:|b:))/gm, '\n\n');
  it.each(REPOS)('stay when lines move: %j', async (files) => {
    const moved = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, shifted(text)]));
    expect(moved).not.toEqual(files);
    expect(await prints(moved)).toEqual(await prints(files));
  });
});
