import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../src/merge/merge-file.ts';
import { OLD, pin } from './pinning.ts';

describe('a generated Dockerfile', () => {
  const moves = (from: string) =>
    `# Deviation from H5: ${from} is rebuilt under the same tag; \`ironhull pin\` writes the digest`;
  const generated = [
    '# syntax=docker/dockerfile:1.14',
    '# Edit freely.',
    '# Deviation from H15: something else',
    moves('gcr.io/distroless/base:nonroot'),
    '',
    '# runtime: the program',
    'FROM gcr.io/distroless/base:nonroot AS runtime',
    'CMD ["/app"]',
    '',
  ].join('\n');

  it('no longer says that a tag moves', async () => {
    const { text } = await pin('Dockerfile', generated);
    expect(text).not.toContain('rebuilt under the same tag');
    expect(text.split('\n')).toHaveLength(generated.split('\n').length - 1);
    expect(text).toContain('# Deviation from H15: something else');
  });

  it('still says so of an image that was left', async () => {
    const text = `${moves('gcr.io/x:y')}\nFROM node:24\n`;
    expect((await pin('Dockerfile', text)).text).toContain(moves('gcr.io/x:y'));
  });

  it('merges with what the templates change later', async () => {
    const yours = (await pin('Dockerfile', generated)).text;
    const theirs = generated.replace('CMD ["/app"]', 'CMD ["/app", "serve"]');
    expect(mergeFile('Dockerfile', { base: generated, yours, theirs })).toMatchObject({
      text: yours.replace('CMD ["/app"]', 'CMD ["/app", "serve"]'),
      conflicts: [],
      unpinned: [],
    });
    expect(mergeFile('Dockerfile', { base: generated, yours, theirs: generated })).toMatchObject({
      text: yours,
      conflicts: [],
    });
  });

  it('merges with a digest of the catalogue', async () => {
    const yours = (await pin('Dockerfile', generated)).text;
    const theirs = generated
      .replace(`${moves('gcr.io/distroless/base:nonroot')}\n`, '')
      .replace('base:nonroot AS', `base:nonroot@${OLD} AS`);
    expect(mergeFile('Dockerfile', { base: generated, yours, theirs })).toMatchObject({ text: yours, conflicts: [] });
  });
});
