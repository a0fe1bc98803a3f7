import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandDocs } from '../../scripts/command-docs.ts';
import { AnswersSchema } from '../../src/model/answers.ts';
import { answerOptions, hasNone, options } from '../../src/cli/options.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('one option table', () => {
  it.each([...commandDocs()])('docs/%s is up to date (node scripts/command-docs.ts)', (name, text) => {
    expect(readFileSync(join(ROOT, 'docs', name), 'utf8')).toBe(text);
  });

  it('has an option for every answer, and offers every base', () => {
    expect(answerOptions.map((option) => option.answer).toSorted()).toEqual(
      Object.keys(AnswersSchema.entries).toSorted(),
    );
    const base = answerOptions.find((option) => option.answer === 'base');
    expect(base?.choices).toEqual(AnswersSchema.entries.base.wrapped.options);
  });

  it('gives no command two options of one name', () => {
    const names = options.flatMap(({ name, commands }) => commands.map((command) => `${command} --${name}`));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(
      options.filter((option) => option.name.startsWith('no-') || (hasNone(option) && option.kind === 'switch')),
    ).toEqual([]);
  });
});
