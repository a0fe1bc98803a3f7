import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { resolveStages } from '../../src/dockerfile/resolve.ts';

describe('time', () => {
  const BIG: Record<string, string> = {
    'stages on stages': Array.from(
      { length: 10_000 },
      (_, i) => `FROM ${i === 0 ? 'a' : `s${i - 1}`} AS s${i}\nRUN $x${i}\nUSER $v${i}\n`,
    ).join(''),
    'many variables': `FROM a AS b\n${Array.from({ length: 20_000 }, (_, i) => `ENV A${i}=x\n`).join('')}${'FROM b AS b\nUSER $Q\n'.repeat(20_000)}`,
    'doubling values': `FROM a\nENV A=xxxxxxxxxxxxxxxx\n${'ENV A=$A$A\n'.repeat(60_000)}`,
    heredocs: `RUN ${Array.from({ length: 5000 }, (_, i) => `<<E${i}`).join(' ')}\n${Array.from({ length: 5000 }, (_, i) => `x\nE${i}\n`).join('')}`,
    'unterminated heredocs': 'RUN <<E\n'.repeat(100_000),
    continuations: `RUN a${'\\\n'.repeat(400_000)}`,
    comments: '#\n'.repeat(490_000),
    parentheses: `RUN ${'('.repeat(60_000)}`,
    substitutions: `RUN ${'$('.repeat(30_000)}`,
    'sh -c': `RUN ${"sh -c 'sh -c x ".repeat(4000)}`,
    braces: `FROM a\nUSER ${'${a:-'.repeat(10_000)}`,
    quotes: `RUN ${'"'.repeat(60_000)}`,
    flags: `RUN ${'--mount=type=cache '.repeat(3000)}`,
    json: `CMD [${'"a",'.repeat(16_000)}"b"]`,
  };
  it.each(Object.entries(BIG))('takes less than 2 s of processor time for %s', (_, text) => {
    const start = process.cpuUsage();
    resolveStages(parseDockerfile(text), { contractOf: () => null, buildArgs: {} });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});
