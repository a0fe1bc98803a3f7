import { describe, expect, it } from 'vitest';
import { findAssets } from '../../../../src/stacks/go/scan/assets.ts';
import { holds } from '../../../../src/stacks/go/scan/build-constraint.ts';
import { findCgo } from '../../../../src/stacks/go/scan/cgo.ts';
import { findWritable } from '../../../../src/stacks/go/scan/disk.ts';
import { findEmbeds } from '../../../../src/stacks/go/scan/embed.ts';
import { readGoMod } from '../../../../src/stacks/go/scan/go-mod.ts';
import { findHealthCommand } from '../../../../src/stacks/go/scan/health-command.ts';
import { findHealth } from '../../../../src/stacks/go/scan/health.ts';
import type { GoFile } from '../../../../src/stacks/go/scan/packages.ts';
import { importsOf } from '../../../../src/stacks/go/scan/packages.ts';
import { findPort, findPortVariable } from '../../../../src/stacks/go/scan/ports.ts';
import { findPrivateModules, matches } from '../../../../src/stacks/go/scan/private-modules.ts';
import { findVersionVariables } from '../../../../src/stacks/go/scan/version-variables.ts';

const PIECES = [
  ' ',
  '\t',
  '\n',
  '"',
  '`',
  'a',
  '_',
  '/',
  '{',
  '}',
  '(',
  'port',
  'port = ',
  'PORT"',
  '"PORT")',
  'Port ',
  'flag.X(',
  'Listen( ',
  'Listen("',
  'Addr: "',
  '.Route("/a", func(',
  '.Get("/',
  'r := r.Group("/a"\n',
  'import (',
  'import "C"\n',
  '#cgo ',
  '// #cgo LDFLAGS: -l',
  '//go:embed ',
  'os.Create("',
  'os.Create(x\n',
  'Dir("',
  'os.Args[1] == "',
  'switch os.Args[1] {',
  'Use: "',
  '-X ',
  '-X main.version=',
  '//go:embed a\n',
  'net.Listen("tcp", ":8080")\n',
  'import (\n',
  'GOPRIVATE',
  'GOPRIVATE=*',
  'url.git@',
  'getenv',
];
const LENGTH = 100_000;

/** Every scanner that reads text of the repo. */
function scanAll(text: string): void {
  const files: readonly GoFile[] = [{ path: 'main.go', text, code: `${text}\nimport "C"\n` }];
  const texts = [{ path: 'Makefile', text }];
  findPort(files);
  findPortVariable(files);
  findHealth(files);
  findHealthCommand(files);
  findCgo(files, [], []);
  findEmbeds(files);
  findWritable(files);
  findAssets(files, () => false);
  importsOf(text);
  findVersionVariables(texts, files, 'm.example/x');
  findPrivateModules(texts, 'm.example/x', []);
}

describe('hostile text costs no more than its length', () => {
  it.each(PIECES)('%j again and again', (piece) => {
    const started = performance.now();
    scanAll(piece.repeat(Math.ceil(LENGTH / piece.length)));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('in go.mod, in a build constraint and in a pattern', () => {
    const started = performance.now();
    readGoMod('go.mod', `module x\n${'require a v1 // '.repeat(LENGTH / 16)}`);
    holds('!'.repeat(5000) + 'linux');
    matches('*a'.repeat(40), `${'a'.repeat(200)}b`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
