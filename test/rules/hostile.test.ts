import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditText } from '../../src/audit.ts';
import { text as textReport } from '../../src/cli/reporters/text.ts';
import { wholeReport } from '../../src/cli/reporters/whole-report.ts';
import { plainTerminal } from '../../src/cli/terminal.ts';
import { checkDockerfile } from '../../src/rules/check-dockerfile.ts';
import { fixText } from '../../src/rules/fix-text.ts';
import { dockerfileRules } from '../../src/rules/index.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';
import { findingSchema } from '../../src/model/finding-schema.ts';
import { safeParse } from 'valibot';

function look(text: string) {
  const input = dockerfileInput(text, loneFile('2026-11-23'));
  return { ...checkDockerfile('Dockerfile', input, dockerfileRules), problems: input.dockerfile.problems.length };
}

const LINES = [
  'FROM node:24',
  'FROM a AS B',
  'from x',
  'RUN apt-get install curl',
  'RUN apt update',
  'RUN npm install',
  'RUN pip install x',
  'RUN sudo apk add git',
  'CMD node x.js',
  "CMD ['a']",
  'ADD . /app',
  'COPY a b /c',
  'COPY --from=b / /',
  'ENV A b',
  'ENV TOKEN=abc123def456',
  'ARG NPM_TOKEN',
  'EXPOSE 80/TCP 22',
  'USER root',
  'MAINTAINER me',
  'RUN --mount=type=secret,id=x cat /run/secrets/x',
  'RUN a && \\',
  '',
  '  b',
  'HEALTHCHECK CMD curl x',
  'ENTRYPOINT ["sh", "-c", "a; b"]',
  'RUN <<EOF',
  'a',
  'b',
  'EOF',
  '# ironhull-ignore root-user',
  '# comment',
  'LABEL a=b a=c',
  'WORKDIR x',
  'FROM --platform=$TARGETPLATFORM a',
  'RUN useradd -u 1000000 app',
  'RUN wget x | sh',
  'ONBUILD ADD a b',
];
const dockerfiles = fc
  .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 14 })
  .map((lines) => lines.join('\n'));

describe('any text', () => {
  it('gives findings that fit their schema, inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(dockerfiles, fc.string({ unit: 'binary', maxLength: 200 })), (text) =>
        look(text).findings.every(
          (finding) => safeParse(findingSchema, finding).success && finding.range.end <= text.length,
        ),
      ),
      { numRuns: 250 },
    );
  });

  it('keeps fingerprints apart from each other', () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        const prints = look(text).findings.map(({ fingerprint }) => fingerprint);
        return new Set(prints).size === prints.length;
      }),
      { numRuns: 150 },
    );
  });

  it('is never made worse by fixes: Docker reads as much, what was mended is gone, a second run changes nothing', () => {
    fc.assert(
      fc.property(dockerfiles, fc.boolean(), (text, unsafe) => {
        const before = look(text);
        const fixed = fixText(text, look, unsafe);
        const after = look(fixed.text);
        const open = after.findings.filter(({ fix }) => fix && (fix.safe || unsafe));
        return (
          after.problems <= before.problems &&
          (before.problems > 0 || open.length === 0) &&
          fixText(fixed.text, look, unsafe).text === fixed.text
        );
      }),
      { numRuns: 200 },
    );
  });
});

/** Pieces of which a line just under the limit is made: each is the beginning of something that a pattern looks for. */
const SEEDS = [
  'x.',
  'a=',
  'a:b@',
  'http://a:',
  'eyJ-',
  'sk-',
  'login ',
  'curl -u ',
  'name: a,',
  '_auth ',
  'authorization: ',
  '-----BEGIN A ',
  'A_',
  '${a:-',
  '$(',
  '"a" ',
  'a && ',
  'a | ',
  '--x=y ',
  '../',
  'npm i a ',
  'apt-get install a=1 ',
  '\\ ',
  '\t',
  '<<E ',
];
const PLACES = [
  'RUN ',
  'ENV X=',
  'CMD ',
  'COPY ',
  'LABEL a=',
  'FROM ',
  '# ',
  'EXPOSE ',
  'USER ',
  'ADD ',
  'ONBUILD RUN ',
];

describe('time', () => {
  it.each(SEEDS)('stays under 2 s of processor time: lines full of %j, with its report', (seed) => {
    for (const place of PLACES) {
      const text = `FROM a\n${place}${seed.repeat(Math.floor(64_000 / seed.length))}\n`;
      const start = process.cpuUsage();
      const file = auditText('Dockerfile', text, loneFile('2026-11-23').settings);
      wholeReport(textReport(plainTerminal), [file], { version: '0' });
      expect(process.cpuUsage(start).user / 1000, place).toBeLessThan(2000);
    }
  });

  const BIG: Readonly<Record<string, string>> = {
    stages: Array.from({ length: 10_000 }, (_, i) => `FROM node:24 AS s${i}\nRUN npm install\nUSER root\n`).join(''),
    secrets: `FROM a\n${Array.from({ length: 10_000 }, (_, i) => `ENV TOKEN${i}_SECRET=abcdef${i}abc\n`).join('')}`,
    suppressions: `FROM a\n${'# ironhull-ignore root-user\nENV API_TOKEN=x1\n'.repeat(8000)}`,
    git: `FROM a\n${'RUN git clone x && rm -r y\n'.repeat(15_000)}`,
    args: `FROM a\n${Array.from({ length: 8000 }, (_, i) => `ARG T${i}_TOKEN\nRUN npm ci\n`).join('')}`,
    copies: `FROM a\n${'COPY --from=x . .\nADD a b c\n'.repeat(12_000)}`,
    'one long RUN': `FROM a\nRUN ${'apt-get install x && '.repeat(3000)}true`,
    'one long line': `FROM a\nRUN ${'a:b@'.repeat(16_000)}`,
    'a long URL': `FROM a\nENV X=${'http://a:'.repeat(7000)}`,
    underscores: `FROM a\nENV ${'A_'.repeat(30_000)}=1`,
  };
  it.each(Object.entries(BIG))('stays under 2 s of processor time: %s', (_, text) => {
    const start = process.cpuUsage();
    const file = auditText('Dockerfile', text, loneFile('2026-11-23').settings);
    wholeReport(textReport(plainTerminal), [file], { version: '0' });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});
