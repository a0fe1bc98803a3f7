import rule from '../../src/rules/heredoc-errexit.ts';
import { ruleTable } from './rule-table.ts';
import { filled } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN <<EOF\nset -eu\na\nb\nEOF',
    'FROM a\nRUN <<EOF\na\nEOF',
    'FROM a\nRUN <<EOF\n#!/bin/sh -e\na\nb\nEOF',
    'FROM a\nSHELL ["/bin/sh", "-ec"]\nRUN <<EOF\na\nb\nEOF',
    'FROM a\nRUN <<EOF\nset -o errexit\na\nb\nEOF',
    'FROM a\nRUN <<EOF\nset -u -xe\na\nb\nEOF',
    'FROM a\nRUN <<-EOF\nset -e\na\nb\nEOF',
    'FROM a\nRUN <<EOF\n#!/bin/bash -u -xeo pipefail\na\nb\nEOF',
    'FROM a\nRUN <<EOF\n#!/bin/bash -o errexit\na\nb\nEOF',
    'FROM a\nRUN <<EOF bash -e\na\nb\nEOF',
    'FROM a\nRUN bash -e <<EOF\na\nb\nEOF',
    'FROM a\nSHELL ["bash", "-u", "-xec"]\nRUN <<EOF\na\nb\nEOF',
    'FROM a\nSHELL ["/bin/bash", "-o", "errexit", "-c"]\nRUN <<EOF\na\nb\nEOF',
  ],
  rejects: [
    ['FROM a\nRUN <<EOF\na\nb\nEOF', '2: this script goes on', 'FROM a\nRUN <<EOF\nset -e\na\nb\nEOF'],
    ['FROM a\nRUN <<-EOF\na\nb\nEOF', '2: this script goes on', 'FROM a\nRUN <<-EOF\nset -e\na\nb\nEOF'],
    ...filled(
      'FROM a\nRUN <<EOF\n%\na\nb\nEOF',
      `set -u
      set x-e
      set +e
      grep -e x
      echo errexit
      #!/bin/sh
      #!/bin/bash --noprofile
      # x -e`,
    ).map((text) => [text, '2: this script goes on after a failed line'] as const),
    ['FROM a\nSHELL ["/bin/bash", "-c"]\nRUN <<EOF\na\nb\nEOF', '3: this script goes on'],
    ['FROM a\nSHELL ["/bin/bash", "--noprofile", "-c"]\nRUN <<EOF\na\nb\nEOF', '3: this script goes on'],
    ['FROM a\nSHELL ["/bin-e/sh", "-c"]\nRUN <<EOF\na\nb\nEOF', '3: this script goes on'],
  ],
  mends: 'unsafe',
});
