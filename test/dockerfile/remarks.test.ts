import { expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import type { Instruction } from '../../src/model/dockerfile.ts';
import { commentOf, stageTitle } from '../../src/dockerfile/remarks.ts';

it.each<[text: string, index: number, comment: string]>([
  ['# one\n# two\nFROM a', 0, 'one two'],
  ['# one\n\n# two\nFROM a', 0, 'two'],
  ['FROM a\n# one\n\nRUN x', 1, ''],
  ['FROM a\n# one\nRUN x\n# two\nRUN y', 2, 'two'],
  ['FROM a\nRUN x', 1, ''],
  ['FROM a', 0, ''],
])('%j: instruction %i', (text, index, comment) => {
  const file = parseDockerfile(text);
  expect(commentOf(file, file.instructions[index] as Instruction)).toBe(comment);
});

it.each<[text: string, at: string, title: string]>([
  ['# The app\nFROM a\nRUN x', 'RUN', 'The app'],
  ['FROM a AS build\nRUN x', 'RUN', 'build'],
  ['FROM a\nRUN x', 'RUN', 'stage 0'],
  ['FROM a\nFROM b\nRUN x\nFROM c', 'RUN', 'stage 1'],
  ['FROM a\n# Last\nFROM b', 'FROM b', 'Last'],
  ['ARG A=1\nFROM a', 'ARG', ''],
])('the title of the stage in %j', (text, at, title) => {
  expect(stageTitle(parseDockerfile(text), text.indexOf(at))).toBe(title);
});
