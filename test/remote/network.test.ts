import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { send } from '../../src/remote/network.ts';
import { parseMirrors } from '../../src/remote/endpoint.ts';
import { client, closeAll, configured, digest, image, LOGIN, pauses, refusal, serving } from './asking.ts';
import { basic, INDEX } from './loopback-registry.ts';

afterEach(closeAll);

describe('a request that fails', () => {
  const failing = async (cause: Error): Promise<string> => {
    let asked = 0;
    const fetch = async (): Promise<Response> => {
      asked += 1;
      throw new TypeError('fetch failed', { cause });
    };
    const thrown: unknown = await send({ fetch, sleep: async () => undefined }, request).catch((one: unknown) => one);
    return thrown instanceof Error ? `${thrown.message} ${asked}` : 'was answered';
  };
  const request = { url: new URL('https://registry.example/v2/?token=secret'), method: 'GET', headers: {} } as const;
  const coded = (code: string) => Object.assign(new Error('secret'), { code });

  it.each([
    [coded('ECONNRESET'), 'registry.example cannot be reached (ECONNRESET). Nothing was written. 4'],
    [coded('ENOTFOUND'), 'registry.example cannot be reached (ENOTFOUND). Nothing was written. 1'],
    [
      new DOMException('secret', 'TimeoutError'),
      'registry.example cannot be reached (timeout). Nothing was written. 2',
    ],
    [
      coded('SELF_SIGNED_CERT_IN_CHAIN'),
      'registry.example: its certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN). Nothing was written. 1',
    ],
  ])('%s is asked again where that may help', async (error, told) => {
    expect(await failing(error)).toBe(told);
  });
});

describe('redirects', () => {
  it('take no login to another host', async () => {
    const other = await serving({ door: 'open' });
    const { host } = await serving({
      door: 'basic',
      login: LOGIN,
      before: ({ headers, url }, response) => {
        if (headers.authorization !== basic(LOGIN)) return false;
        return Boolean(response.writeHead(307, { location: `http://${other.host}${url}` }).end());
      },
    });
    const auths = { [host]: { auth: Buffer.from(LOGIN).toString('base64') } };
    expect(await client(configured({ auths })).digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
    expect(other.asked).toEqual(['HEAD /v2/team/app/manifests/1.0 none']);
  });

  it.each([
    ['without end', '/v2/team/app/manifests/1.0', 'redirects more than 5 times'],
    ['to an unencrypted host', 'http://elsewhere.example/', 'without encryption'],
    ['to a file', 'file:///etc/passwd', 'without encryption'],
  ])('%s are not followed', async (_, location, told) => {
    const { host } = await serving({
      before: (__, response) => Boolean(response.writeHead(302, { location }).end()),
    });
    expect(await refusal(client().digestOf(image(`${host}/team/app:1.0`)))).toContain(told);
  });
});

describe('a registry that falters', () => {
  it('is asked again, after longer and longer pauses', async () => {
    const { host } = await serving({
      before: (_, response, count) => count < 4 && Boolean(response.writeHead(count === 1 ? 429 : 503).end()),
    });
    expect(await client().digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
    expect(pauses).toEqual([500, 1000, 2000]);
  });

  it('is waited for as long as it asks, but not for hours', async () => {
    const answers = (seconds: string) => (_: unknown, response: ServerResponse, count: number) =>
      count < 2 && Boolean(response.writeHead(429, { 'retry-after': seconds }).end());
    const patient = await serving({ before: answers('7') });
    expect(await client().digestOf(image(`${patient.host}/team/app:1.0`))).toBe(digest);
    expect(pauses).toEqual([7000]);
    const busy = await serving({ before: answers('3600') });
    expect(await refusal(client().digestOf(image(`${busy.host}/team/app:1.0`)))).toContain(
      'refuses more requests for now (429)',
    );
    expect(busy.asked).toHaveLength(1);
  });

  it('is given up on', async () => {
    const { host, asked } = await serving({ before: (_, response) => Boolean(response.writeHead(500).end()) });
    expect(await refusal(client().digestOf(image(`${host}/team/app:1.0`)))).toContain(`${host} answered 500, 4 times.`);
    expect(asked).toHaveLength(4);
  });

  it('and hangs up, is asked again and given up on', async () => {
    const { host, asked } = await serving({ before: (request) => Boolean(request.socket.destroy()) });
    expect(await refusal(client().digestOf(image(`${host}/team/app:1.0`)))).toContain(`${host} cannot be reached (`);
    expect(asked).toHaveLength(4);
  });

  it('is not read without end', async () => {
    const { host } = await serving({
      before: ({ method }, response) => {
        if (method === 'HEAD') return Boolean(response.writeHead(405).end());
        response.writeHead(200, { 'content-type': INDEX.type });
        const chunk = Buffer.alloc(1024 * 1024);
        const more = (): void => void (response.destroyed || (response.write(chunk), setImmediate(more)));
        more();
        return true;
      },
    });
    expect(await refusal(client().digestOf(image(`${host}/team/app:1.0`)))).toContain(
      'answers with more than 4194304 bytes',
    );
  });
});

describe('a list of tags', () => {
  it('is read to its end, with the login', async () => {
    const { host, asked } = await serving({
      door: 'bearer',
      anonymous: true,
      before: ({ url, headers }, response) => {
        if (url?.startsWith('/v2/team/app/tags/list') !== true || headers.authorization === undefined) return false;
        const last = url.includes('last=');
        const link = '</v2/team/app/tags/list?n=1000&last=1.0>; rel="next"';
        response.writeHead(200, { 'content-type': 'application/json', ...(last ? {} : { link }) });
        return Boolean(response.end(JSON.stringify({ tags: last ? ['2.0'] : ['1.0', 7] })));
      },
    });
    expect(await client().tagsOf(image(`${host}/team/app`))).toEqual(['1.0', '2.0']);
    expect(asked).toHaveLength(4);
  });

  it('that goes on elsewhere is not followed', async () => {
    const { host } = await serving({
      before: (_, response) => {
        response.writeHead(200, { link: '<https://elsewhere.example/v2/>; rel="next"' });
        return Boolean(response.end('{"tags":[]}'));
      },
    });
    await expect(client().tagsOf(image(`${host}/team/app`))).rejects.toThrow('its list of tags goes on elsewhere');
  });
});

describe('mirrors', () => {
  it('are asked in place of the registry, under their own path', async () => {
    const { host, asked } = await serving({ images: { 'hub/library/node:24': INDEX } });
    expect(await client({}, [`docker.io=${host}/hub`]).digestOf(image('node:24'))).toBe(digest);
    expect(asked).toEqual(['HEAD /v2/hub/library/node/manifests/24 none']);
  });

  it('that have not got the image are passed over', async () => {
    const real = await serving({});
    const mirror = await serving({ images: {} });
    expect(await client({}, [`${real.host}=${mirror.host}`]).digestOf(image(`${real.host}/team/app:1.0`))).toBe(digest);
    expect(mirror.asked).toHaveLength(1);
  });

  it.each([
    'docker.io',
    'docker.io=',
    'docker.io=user:pw@m.example',
    'docker.io=m.example/../x',
    'a=b=c',
    '=m.example',
  ])('refuses %s', (text) => {
    expect(() => parseMirrors([text])).toThrow('is not HOST=MIRROR');
  });
});
