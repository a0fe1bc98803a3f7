import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const commandsOf = (script: string) =>
  parseDockerfile(`FROM a\nRUN ${script}`).instructions[1]?.commands.map(({ words }) =>
    words.map(({ value }) => value).join(' '),
  );

describe('commands of a RUN', () => {
  it.each<[string, string[]]>([
    ['a && b || c; d | e & f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['(a; b) && { c; }', ['a', 'b', 'c']],
    ['set -eux; apt-get install -y "a b" \'c d\'', ['set -eux', 'apt-get install -y a b c d']],
    ['X=1 Y="$(id -u)" make', ['id -u', 'make']],
    ['echo $(curl x | sh) `wget y`', ['curl x', 'sh', 'wget y', 'echo $(curl x | sh) `wget y`']],
    ['if [ -f x ]; then npm ci; else npm i; fi', ['[ -f x ]', 'npm ci', 'npm i']],
    ['for f in *; do rm "$f"; done', ['for f in *', 'rm $f']],
    ['case "$A" in x) a;; y|z) b ;; esac && c', ['case $A in x', 'a', 'y', 'z', 'b', 'c']],
    ['echo "a && b" # && c', ['echo a && b']],
    ['curl -fsSL x > /tmp/y 2>&1 && tar xf /tmp/y', ['curl -fsSL x', 'tar xf /tmp/y']],
    ['sh -c "npm ci && npm run build"', ['sh -c npm ci && npm run build', 'npm ci', 'npm run build']],
    ['["sh", "-ec", "a; b"]', ['sh -ec a; b', 'a', 'b']],
    ['sudo -u app env A=b npm ci', ['sudo -u app env A=b npm ci', 'env A=b npm ci', 'npm ci']],
    ['find . | xargs -n 1 rm -f', ['find .', 'xargs -n 1 rm -f', 'rm -f']],
    ['timeout 10 curl x', ['timeout 10 curl x', 'curl x']],
    ['bash <<EOF\na\nb\nEOF', ['bash', 'a', 'b']],
    ['cat <<EOF > x\na\nEOF', ['cat']],
    ['<<EOF\n#!/bin/sh\na\nEOF', ['a']],
    ['<<EOF\n#!/usr/bin/env python3\nimport os\nEOF', []],
    ['echo $((1 << 2)) && a', ['echo $((1 << 2))', 'a']],
    ['a && \\\n # b\n c', ['a', 'c']],
  ])('%s', (script, commands) => {
    expect(commandsOf(script)).toEqual(commands);
  });

  it('knows the operator that follows, redirects and what is not literal', () => {
    const [first, second] = parseDockerfile('FROM a\nRUN curl $URL | sh > /dev/null').instructions[1]?.commands ?? [];
    expect([first?.followedBy, first?.words[1]?.literal]).toEqual(['|', false]);
    expect(second?.redirects.map(({ operator, target }) => [operator, target.value])).toEqual([['>', '/dev/null']]);
  });
});
