import { afterEach, describe, expect, it } from 'vitest';
import { client, closeAll, configured, digest, image, LOGIN, refusal, SECRET, serving, withHelper } from './asking.ts';
import { INDEX } from './loopback-registry.ts';

afterEach(closeAll);

describe('a registry without a password', () => {
  it('gives the digest of the index, asked once by HEAD', async () => {
    const { host, asked } = await serving({});
    const { digestOf } = client();
    expect(await digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
    expect(await digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
    expect(asked).toEqual(['HEAD /v2/team/app/manifests/1.0 none']);
  });

  it('counts the manifest itself where HEAD has no digest', async () => {
    const { host } = await serving({
      before: ({ method }, response) => {
        if (method === 'HEAD') response.writeHead(405).end();
        return method === 'HEAD';
      },
    });
    expect(await client().digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
  });

  it('refuses a manifest that is not the one it claims to be', async () => {
    const { host } = await serving({
      before: (_, response) => {
        response.writeHead(200, { 'content-type': INDEX.type, 'docker-content-digest': `sha256:${'0'.repeat(63)}` });
        return Boolean(response.end('{}'));
      },
    });
    expect(await refusal(client().digestOf(image(`${host}/team/app:1.0`)))).toContain(
      'is not the one its digest names',
    );
  });

  it('takes no log-in page for a manifest', async () => {
    const { host } = await serving({
      before: (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'docker-content-digest': digest });
        return Boolean(response.end('<html>Please log in</html>'));
      },
    });
    expect(await refusal(client().digestOf(image(`${host}/team/app:1.0`)))).toContain('answered 200 and no manifest');
  });

  it('names the image that is not there', async () => {
    const { host } = await serving({});
    const told = await refusal(client().digestOf(image(`${host}/team/app:2.0`)));
    expect(told).toBe(`${host}/team/app:2.0: the registry has no such image. Nothing was written.`);
  });
});

describe.each(['basic', 'bearer'] as const)('a registry with a password (%s)', (door) => {
  it('is shown the login of docker login, after it asked for one', async () => {
    const { host, asked } = await serving({ door, login: LOGIN });
    const auths = { [host]: { auth: Buffer.from(LOGIN).toString('base64') } };
    expect(await client(configured({ auths })).digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
    expect(asked[0]).toBe('HEAD /v2/team/app/manifests/1.0 none');
    expect(asked.at(-1)).toBe(`HEAD /v2/team/app/manifests/1.0 ${door === 'basic' ? 'Basic' : 'Bearer'}`);
  });

  it('finds a login that is saved under a URL', async () => {
    const { host } = await serving({ door, login: LOGIN });
    const auths = { [`https://${host}/v1/`]: { username: 'reader', password: SECRET } };
    expect(await client(configured({ auths })).digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
  });

  it('says what to type without a login', async () => {
    const { host } = await serving({ door, login: LOGIN });
    expect(await refusal(client().digestOf(image(`${host}/team/app:1.0`)))).toContain(`docker login ${host}`);
  });

  it('says that a wrong login is refused, and does not show it', async () => {
    const { host, asked } = await serving({ door, login: 'reader:another' });
    const auths = { [host]: { auth: Buffer.from(LOGIN).toString('base64') } };
    expect(await refusal(client(configured({ auths })).digestOf(image(`${host}/team/app:1.0`)))).toMatch(/login/);
    expect(asked.length).toBeLessThan(4);
  });

  it('asks a credential helper, of the registry or of all', async () => {
    const { host } = await serving({ door, login: LOGIN });
    for (const config of [{ credHelpers: { [host]: 'vault' } }, { credsStore: 'vault' }]) {
      const env = withHelper(
        config,
        `read server; [ "$server" = "${host}" ] && printf '{"ServerURL":"%s","Username":"reader","Secret":"${SECRET}"}' "$server"`,
      );
      expect(await client(env).digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
    }
  });

  it.each([
    ['is not installed', { credsStore: 'missing' }, ''],
    ['failed', { credsStore: 'vault' }, `echo "${LOGIN}" >&2; exit 1`],
    ['answered with no login', { credsStore: 'vault' }, `echo "${SECRET}"`],
    ['is no program name', { credsStore: '../../bin/sh' }, ''],
  ])('tells that a helper %s, without what it printed', async (problem, config, script) => {
    const { host } = await serving({ door, login: LOGIN });
    expect(await refusal(client(withHelper(config, script)).digestOf(image(`${host}/team/app:1.0`)))).toContain(
      problem,
    );
  });

  it('tells that the configuration is broken', async () => {
    const { host } = await serving({ door, login: LOGIN });
    expect(await refusal(client(configured('{')).digestOf(image(`${host}/team/app:1.0`)))).toContain('is no JSON');
  });
});

describe('a token service', () => {
  it('serves people without a login, and one token per repository', async () => {
    const { host, asked } = await serving({ door: 'bearer', anonymous: true });
    const { digestOf } = client();
    expect(await digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
    await refusal(digestOf(image(`${host}/team/app:2.0`)));
    expect(asked.filter((line) => line.includes('/token'))).toHaveLength(1);
    expect(await digestOf(image(`${host}/library/node:24`))).toBe(digest);
  });

  it.each(['file', 'helper'])('trades a refresh token (%s)', async (kind) => {
    const { host } = await serving({ door: 'bearer', refreshToken: SECRET });
    const script = `cat >/dev/null; printf '{"Username":"<token>","Secret":"${SECRET}"}'`;
    const config =
      kind === 'file' ? { auths: { [host]: { auth: 'eDp5', identitytoken: SECRET } } } : { credsStore: 'vault' };
    expect(await client(withHelper(config, script)).digestOf(image(`${host}/team/app:1.0`))).toBe(digest);
  });

  it('gets no login over an unencrypted line', async () => {
    const { host } = await serving({
      door: 'bearer',
      login: LOGIN,
      before: (_, response) => {
        response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://elsewhere.example/token"' });
        return Boolean(response.end());
      },
    });
    const auths = { [host]: { auth: Buffer.from(LOGIN).toString('base64') } };
    const told = await refusal(client(configured({ auths })).digestOf(image(`${host}/team/app:1.0`)));
    expect(told).toContain('elsewhere.example would be asked without encryption');
  });
});
