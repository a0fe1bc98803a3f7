import { describe, expect, it } from 'vitest';
import { newestTag, refreshImages } from '../../scripts/refresh-images.ts';
import { registry } from '../../src/remote/registry.ts';
import type { Fetch } from '../../src/remote/send-once.ts';

const digest = `sha256:${'c'.repeat(64)}`;
const image = (id: string, name: string, tag: string) => ({ id, name, tag, digest: null });

describe('newestTag', () => {
  it.each([
    [
      '24.21.0-trixie',
      '24',
      ['24.9.0-trixie', '24.22.1-trixie', '24.23.0-trixie-slim', '26.1.0-trixie', '24-trixie'],
      '24.22.1-trixie',
    ],
    [
      '1.27.4-alpine3.24',
      '1.27',
      ['1.27.10-alpine3.24', '1.270.0-alpine3.24', '1.27.99-alpine3.25'],
      '1.27.10-alpine3.24',
    ],
    ['13.6-slim', '13', ['13.10-slim', '13.7.1-slim', '14.0-slim'], '13.10-slim'],
    ['0.13.9', '0.13', ['0.13.10', '0.13.11-rc1', '0.14.0'], '0.13.10'],
    ['nonroot', '24', ['26.1.0'], 'nonroot'],
    ['24.21.0-trixie', '24', ['24.3.0-trixie'], '24.21.0-trixie'],
  ])('of %s on line %s', (tag, cycle, tags, newest) => {
    expect(newestTag(tag, cycle, tags)).toBe(newest);
  });
});

/** A client whose requests are answered here, without logins and without patience. */
function asking(fetch: Fetch) {
  return registry({
    network: { fetch, sleep: () => Promise.resolve() },
    mirrors: new Map(),
    credentialsFor: () => Promise.resolve({ login: null, problem: null }),
  });
}

describe('refreshImages', () => {
  const images = [
    image('node-24-slim', 'node', '24.21.0-trixie-slim'),
    image('node-24-full', 'node', '24.21.0-trixie'),
    image('scratch', 'scratch', ''),
    image('node-24-dhi', 'dhi.example/node', '24-debian13'),
  ];
  const cycles = new Map(images.map(({ id }) => [id, '24']));
  const locked = new Set(['node-24-dhi']);

  it('takes a token, lists a repository once over its pages, and takes the newest patch with its digest', async () => {
    const asked: string[] = [];
    const result = await refreshImages(asking(hub(asked)), images, cycles, locked);
    expect(result.images.map(({ tag, digest: got }) => [tag, got])).toEqual([
      ['24.22.0-trixie-slim', digest],
      ['24.21.1-trixie', digest],
      ['', null],
      ['24-debian13', null],
    ]);
    expect(result.kept).toEqual([
      'scratch: is no image of a registry',
      'node-24-dhi: needs a login, so its digest was not asked',
    ]);
    expect(asked.filter((url) => url.includes('tags/list?n=1000') && !url.includes('last='))).toHaveLength(2);
    expect(asked.some((url) => url.includes('dhi.example'))).toBe(false);
  });

  it('says in one line that nobody answers, with exit code 4', async () => {
    const down: Fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(refreshImages(asking(down), images, cycles, locked)).rejects.toMatchObject({
      code: 4,
      message: 'registry-1.docker.io cannot be reached (no answer). Nothing was written.',
    });
  });

  it.each([
    ['a missing tag', new Response(null, { status: 404 })],
    ['a registry without digests', new Response(null, { status: 200 })],
    ['a digest of another kind', new Response(null, { status: 200, headers: { 'docker-content-digest': 'md5:1' } })],
  ])('invents no digest for %s', async (_, answer) => {
    const ask: Fetch = () => Promise.resolve(answer);
    await expect(refreshImages(asking(ask), [image('x', 'node', 'nonroot')], cycles, locked)).rejects.toMatchObject({
      code: 4,
    });
  });

  it('gives up on a list of tags without end', async () => {
    const ask: Fetch = (url) =>
      Promise.resolve(Response.json({ tags: [] }, { headers: { link: `<${url}>; rel="next"` } }));
    await expect(refreshImages(asking(ask), images, cycles, locked)).rejects.toThrow(
      'node: its list of tags has no end.',
    );
  });

  it('sends no token to a realm without TLS', async () => {
    const asked: string[] = [];
    const ask: Fetch = (url) => {
      asked.push(url);
      return Promise.resolve(
        new Response(null, { status: 401, headers: { 'www-authenticate': 'Bearer realm="http://evil.example/t"' } }),
      );
    };
    await expect(refreshImages(asking(ask), [image('x', 'node', 'nonroot')], cycles, locked)).rejects.toMatchObject({
      code: 4,
    });
    expect(asked).toHaveLength(1);
  });
});

/** A registry that wants a token and pages its tags. */
function hub(asked: string[]): Fetch {
  return (url, init) => {
    const headers = init.headers as Record<string, string>;
    asked.push(url);
    if (url.startsWith('https://auth.example/')) return Promise.resolve(Response.json({ token: 't' }));
    if (headers['authorization'] !== 'Bearer t') {
      const challenge =
        'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:library/node:pull"';
      return Promise.resolve(new Response(null, { status: 401, headers: { 'www-authenticate': challenge } }));
    }
    if (url.includes('last='))
      return Promise.resolve(Response.json({ tags: ['24.22.0-trixie-slim', '26.0.0-trixie-slim'] }));
    if (url.includes('tags/list'))
      return Promise.resolve(
        Response.json(
          { tags: ['24.21.1-trixie'] },
          { headers: { link: '</v2/library/node/tags/list?n=1000&last=x>; rel="next"' } },
        ),
      );
    return Promise.resolve(new Response(null, { headers: { 'docker-content-digest': digest } }));
  };
}
