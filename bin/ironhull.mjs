#!/usr/bin/env node
// Plain JavaScript of long ago: an old Node must get as far as the message.
import * as nodeModule from 'node:module';

const [major, minor, patch] = process.versions.node.split('.').map(Number);
const since = { 22: [22, 2], 24: [15, 0] }[major] || [0, 0];
const fits =
  major >= 26 || ((major === 22 || major === 24) && (minor > since[0] || (minor === since[0] && patch >= since[1])));

if (fits) {
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache();
  void import('../src/cli/main.js').then(({ main }) => main(process.argv.slice(2), process));
} else {
  process.stderr.write(
    `ironhull: this is Node ${process.versions.node}; ironhull needs 22.22.2 or later, 24.15.0 or later, or 26.\n`,
  );
  process.exitCode = 2;
}
