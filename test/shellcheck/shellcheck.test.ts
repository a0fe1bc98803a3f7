import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainSettings } from '../../src/rules/_shared/define-rule.ts';
import { auditText } from '../../src/audit.ts';
import { shellFindings } from '../../src/shell-findings.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';
import { findShellcheck } from '../../src/shellcheck/find-shellcheck.ts';
import { scriptsOf } from '../../src/shellcheck/scripts-of.ts';

const SETTINGS = plainSettings('2026-11-23');

/** Says SC2086 of every `$` that a script holds, the way ShellCheck says it. */
const FAKE = `#!${process.execPath}
const { readFileSync } = require('node:fs');
const files = process.argv.slice(process.argv.indexOf('--') + 1);
const comments = files.flatMap((file) => readFileSync(file, 'utf8').split('\\n').flatMap((text, index) =>
  [...text.matchAll(/\\$\\w+/g)].map((match) => ({ file, line: index + 1, endLine: index + 1, column: match.index + 1,
    endColumn: match.index + 1 + match[0].length, level: 'warning', code: 2086, message: 'Double quote it.', fix: null }))));
process.stdout.write(JSON.stringify({ comments }));
process.exitCode = comments.length > 0 ? 1 : 0;
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ironhull-fake-'));
  writeFileSync(join(folder, 'shellcheck'), FAKE);
  chmodSync(join(folder, 'shellcheck'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

function scripts(text: string) {
  const input = dockerfileInput(text, loneFile('2026-11-23'));
  return scriptsOf(input.dockerfile, input.stages);
}

async function found(text: string, path = folder): Promise<readonly string[]> {
  const { files } = await shellFindings([auditText('Dockerfile', text, SETTINGS)], SETTINGS, findShellcheck(path));
  return files.flatMap(({ findings, text: whole }) =>
    findings
      .filter(({ rule }) => rule === 'shellcheck')
      .map(
        ({ start, range, message, severity }) =>
          `${start.line}:${start.column} ${whole.slice(range.start, range.end)} ${severity} ${message}`,
      ),
  );
}

describe('what ShellCheck is given', () => {
  it('is the text of each RUN, line for line, without the remarks that Docker drops', () => {
    expect(scripts('FROM a\nRUN --network=none a \\\n# why\n\n  && b\nRUN ["x"]\nCMD c\n')).toEqual([
      { shell: 'sh', text: 'a \\\n\\\n\\\n  && b', start: { line: 2, column: 20 } },
    ]);
  });
  it('is a here-document without an interpreter of its own', () => {
    expect(scripts('FROM a\nRUN <<EOF\na\nb\nEOF\nRUN <<EOF python3\nc\nEOF\n')).toEqual([
      { shell: 'sh', text: 'a\nb\n', start: { line: 3, column: 1 } },
    ]);
  });
  it('names the shell in force, and leaves out what no POSIX shell reads', () => {
    expect(scripts('FROM a\nSHELL ["/bin/bash", "-c"]\nRUN x\n').map(({ shell }) => shell)).toEqual(['bash']);
    expect(scripts('FROM a\nSHELL ["powershell"]\nRUN x\n')).toEqual([]);
  });
});

describe('what ShellCheck says', () => {
  it('stands where the text stands, and is never worse than low', async () => {
    expect(await found('FROM a\nRUN a \\\n# why\n  && b $X\nRUN <<EOF\nc $Y\nEOF\n')).toEqual([
      '4:8 $X low SC2086: Double quote it.',
      '6:3 $Y low SC2086: Double quote it.',
    ]);
  });
  it('is silenced as hadolint has it, and as ironhull has it', async () => {
    expect(await found('FROM a\n# hadolint ignore=SC2086\nRUN b $X\n')).toEqual([]);
    expect(await found('FROM a\n# ironhull-ignore shellcheck: words on purpose\nRUN b $X\n')).toEqual([]);
  });
  it('is missed where none is installed, and only where there is a RUN', async () => {
    const missing = async (text: string) =>
      (await shellFindings([auditText('Dockerfile', text, SETTINGS)], SETTINGS, null)).missing;
    expect(await missing('FROM a\nRUN b\n')).toBe(true);
    expect(await missing('FROM a\n')).toBe(false);
  });
  it('comes from a program in an absolute folder of PATH', () => {
    expect(findShellcheck(`.${delimiter}bin${delimiter}${folder}`)).toBe(join(folder, 'shellcheck'));
    expect(findShellcheck(`.${delimiter}bin`)).toBeNull();
  });
});
