import { expect, it } from 'vitest';
import { named, requirement } from '../../../../src/stacks/static/jekyll/requirement.ts';

it.each([
  ['3.4.4', '3.4.4', true],
  ['3.4.4', '3.4.11', false],
  // Without a sign a Gemfile means that version and no other, so that `3.4` is 3.4.0.
  ['3.4', '3.4.11', false],
  ['>= 3.1', '4.0.6', true],
  ['>= 3.1, < 4', '4.0.6', false],
  ['~> 3.4.1', '3.4.11', true],
  ['~> 3.4.12', '3.4.11', false],
  ['~> 3.4.1', '3.5.0', false],
  ['~> 3.3', '3.4.11', true],
  ['~> 3.3', '4.0.6', false],
  ['~> 3', '3.4.11', true],
  ['~> 3', '4.0.6', false],
  ['!= 3.4.11', '3.4.11', false],
  ['> 3.4.10, <= 3.4.11', '3.4.11', true],
])('a Gemfile that asks for %s takes Ruby %s: %s', (text, version, takes) => {
  expect(requirement(text)?.accepts(version)).toBe(takes);
});

it.each([
  ['3.4', '3.4.11', true],
  ['ruby-3.4.4', '3.4.4', true],
  ['ruby 3.4.4', '3.4.11', false],
  ['3', '4.0.6', false],
])('a file that says %s means Ruby %s: %s', (text, version, means) => {
  expect(named(text)?.accepts(version)).toBe(means);
});

it('knows which release lines could still fit', () => {
  expect(named('3.4.4')?.mayHold('3.4')).toBe(true);
  expect(named('3.4.4')?.mayHold('3.3')).toBe(false);
  expect(requirement('~> 3.4.2')?.mayHold('3.4')).toBe(true);
});

it.each(['jruby-9.4.8.0', 'truffleruby-24.1', '3.4.4-preview1', 'latest', '9'.repeat(5_000)])(
  '%s is no Ruby of ours',
  (text) => {
    expect(named(text)).toBeNull();
  },
);

it.each(['latest', '>= $(id)', '~> 3.x', ',', ''])('%j is no requirement', (text) =>
  expect(requirement(text)).toBeNull(),
);
