import rule from '../../src/rules/heredoc-errexit.ts';
import { ruleTable } from './rule-table.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nRUN <<EOF\nset -eu\na\nb\nEOF',
    'FROM a\nRUN <<EOF\na\nEOF',
    'FROM a\nRUN <<EOF\n#!/bin/sh -e\na\nb\nEOF',
    'FROM a\nSHELL ["/bin/sh", "-ec"]\nRUN <<EOF\na\nb\nEOF',
  ],
  rejects: [['FROM a\nRUN <<EOF\na\nb\nEOF', '2: this script goes on', 'FROM a\nRUN <<EOF\nset -e\na\nb\nEOF']],
});
