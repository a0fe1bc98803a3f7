import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { expected, readCase, restore } from '../case.ts';
import { ironhull } from '../cli/spawn.ts';
import { discard, generated, read } from './scene.ts';

/** States as the bin of commit 872b8ea wrote them, before these templates changed; of the files they hold every line. */
const MADE = join(import.meta.dirname, 'fixtures', 'made-2026-11-23');

type Edit = (text: string) => string;
const swap =
  (from: string, to: string): Edit =>
  (text) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
const all =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce((now, edit) => edit(now), text);

/** What teams do to their files: delete, insert with a here-document, change, reorder, add to an instruction, leave notes. */
const deleted = swap('# check=error=true\n', '');
const inserted = swap(
  'COPY . .\n',
  'COPY . .\n# ours: nothing is built that does not pass\nRUN <<CHECKS\nset -e\necho pass\nCHECKS\n',
);
const changed = swap('USER 65532:65532', 'USER 10001:10001');
const extended = swap(
  ' \\\n      org.opencontainers.image.version',
  ' \\\n      team="payments" \\\n      org.opencontainers.image.version',
);
const noted: Edit = (text) => `${text}# ours: ask #platform before you change this\n`;
const reordered = (port: number): Edit =>
  swap(`EXPOSE ${port}\nSTOPSIGNAL SIGTERM\n`, `STOPSIGNAL SIGTERM\nEXPOSE ${port}\n`);

const EDITS: Readonly<Record<string, Edit>> = {
  'node/pnpm-pinned': all(deleted, changed, reordered(7070), extended, noted),
  'node/vue-spa': all(
    deleted,
    swap('WORKDIR /srv/site\n', 'COPY certs/ /etc/certs/\nWORKDIR /srv/site\n'),
    extended,
    noted,
  ),
  'python/starlette-uv': all(inserted, changed, reordered(4300), extended),
  'go/worker': all(deleted, inserted, changed, extended, noted),
};

const made: string[] = [];
afterEach(() => made.splice(0).forEach(discard));

/** A repo as it stood after the old run, with edits made since. */
function repoOf(name: string, edit: Edit): string {
  const [stack = '', fixture = ''] = name.split('/');
  const cwd = restore(readCase(stack, fixture));
  made.push(cwd);
  mkdirSync(join(cwd, '.ironhull'));
  writeFileSync(join(cwd, '.ironhull/state.json'), readFileSync(join(MADE, name, 'state.json')));
  for (const path of ['Dockerfile', '.dockerignore']) writeFileSync(join(cwd, path), generated(cwd, path));
  writeFileSync(join(cwd, 'Dockerfile'), edit(read(cwd, 'Dockerfile')));
  return cwd;
}

describe.each(Object.entries(EDITS))('%s, made by earlier templates', (name, edit) => {
  const [stack = '', fixture = ''] = name.split('/');
  const today = expected(readCase(stack, fixture), 'Dockerfile')!;

  it('becomes what is generated today, with the edits in it', async () => {
    const cwd = repoOf(name, edit);
    expect(generated(cwd, 'Dockerfile')).not.toBe(today);
    const { code, stderr } = await ironhull(['update'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(read(cwd, 'Dockerfile')).toBe(edit(today));
    expect(generated(cwd, 'Dockerfile')).toBe(today);
    const again = await ironhull(['update'], { cwd });
    expect(again.stdout).toContain('Nothing to write');
    expect(read(cwd, 'Dockerfile')).toBe(edit(today));
  });

  it('does so in CRLF, and without edits', async () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const cwd = repoOf(name, (text) => crlf(edit(text)));
    expect((await ironhull(['update'], { cwd })).code).toBe(0);
    expect(read(cwd, 'Dockerfile')).toBe(crlf(edit(today)));
    const plain = repoOf(name, (text) => text);
    expect((await ironhull(['retrofit', '--yes'], { cwd: plain })).code).toBe(0);
    expect(read(plain, 'Dockerfile')).toBe(today);
  });
});
