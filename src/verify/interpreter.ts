import type { SavedImage } from './image.ts';

/** A program in the image that can be told what to do. */
export interface Interpreter {
  readonly kind: 'node' | 'python' | 'sh';
  /** Absolute path in the image. */
  readonly path: string;
}

const KNOWN: readonly Interpreter[] = [
  { kind: 'node', path: '/nodejs/bin/node' },
  { kind: 'node', path: '/usr/local/bin/node' },
  { kind: 'node', path: '/usr/bin/node' },
  { kind: 'python', path: '/usr/local/bin/python3' },
  { kind: 'python', path: '/usr/bin/python3' },
  { kind: 'python', path: '/usr/bin/python3.13' },
  { kind: 'sh', path: '/bin/sh' },
  { kind: 'sh', path: '/usr/bin/sh' },
];

/** First interpreter that the image has, `null` when it has none. */
export function runtimeOf(image: SavedImage): Interpreter | null {
  return KNOWN.find((one) => image.files.has(one.path.slice(1))) ?? null;
}

const NODE = `
const fs = require('fs'), path = require('path');
let tried = 0;
const attempt = (name, act) => { tried++; try { act(); console.log('wrote ' + name); } catch (error) { if (!['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ETXTBSY', 'ENOENT'].includes(error.code)) console.log('wrote? ' + name + ' ' + error.code); } };
const walk = (folder, depth) => {
  attempt(folder, () => { const probe = path.join(folder, '.ironhull-probe'); fs.writeFileSync(probe, 'x'); fs.unlinkSync(probe); });
  let entries = []; try { entries = fs.readdirSync(folder, { withFileTypes: true }); } catch { return; }
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isFile()) attempt(full, () => fs.closeSync(fs.openSync(full, 'a')));
    else if (entry.isDirectory() && depth < 12) walk(full, depth + 1);
  }
};
walk(process.argv[1], 0); console.log('tried ' + tried);`;

const PYTHON = `
import os, sys
tried = 0
def attempt(name, act):
    global tried
    tried += 1
    try:
        act(); print('wrote ' + name)
    except OSError:
        pass
def create(folder):
    probe = os.path.join(folder, '.ironhull-probe'); open(probe, 'w').close(); os.unlink(probe)
for folder, _, names in os.walk(sys.argv[1]):
    attempt(folder, lambda: create(folder))
    for name in names:
        full = os.path.join(folder, name)
        if os.path.isfile(full) and not os.path.islink(full): attempt(full, lambda: open(full, 'a').close())
print('tried', tried)`;

const SH = `n=0; for f in $(find "$0" -xdev 2>/dev/null || echo "$0"); do n=$((n+1)); if [ -d "$f" ]; then (: > "$f/.ironhull-probe") 2>/dev/null && rm -f "$f/.ironhull-probe" && echo "wrote $f"; elif [ -f "$f" ]; then (: >> "$f") 2>/dev/null && echo "wrote $f"; fi; done; echo "tried $n"`;

/** Command that tries to create in every folder and open every file below `folder`, and prints `wrote PATH` where it could. */
export function writeAttempt(
  runtime: Interpreter,
  folder: string,
): { readonly entrypoint: string; readonly command: readonly string[] } {
  const script = { node: ['-e', NODE], python: ['-c', PYTHON], sh: ['-c', SH] }[runtime.kind];
  return { entrypoint: runtime.path, command: [...script, folder] };
}
