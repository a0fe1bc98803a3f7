import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/images/index.ts';
import { compareWithContract } from './stand-ins/compare.ts';
import { parseListing, type ImageFacts } from './stand-ins/facts.ts';
import { repository } from './stand-ins/references.ts';

const image = catalogue.find(({ id }) => id === 'static-distroless');
if (!image) throw new Error('static-distroless is gone from the catalogue');

const faithful: ImageFacts = {
  config: {
    Entrypoint: null,
    Cmd: null,
    User: '65532',
    WorkingDir: '/home/nonroot',
    Env: Object.entries(image.contract.env).map(([name, value]) => `${name}=${value}`),
  },
  files: parseListing(
    [
      'lrwxrwxrwx 0/0 0 2026-01-01 00:00 lib -> usr/lib',
      ...['etc', 'etc/ssl', 'etc/ssl/certs', 'usr', 'usr/share', 'usr/share/zoneinfo', 'usr/share/zoneinfo/Europe'].map(
        (path) => `drwxr-xr-x 0/0 0 2026-01-01 00:00 ${path}/`,
      ),
      '-rw-r--r-- 0/0 9 2026-01-01 00:00 etc/ssl/certs/ca-certificates.crt',
      '-rw-r--r-- 0/0 9 2026-01-01 00:00 usr/share/zoneinfo/Europe/Berlin',
    ].join('\n'),
  ),
  passwd: 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
  osRelease: 'ID=debian\nVERSION_ID="13"\n',
};

describe('a stand-in is held against its contract row', () => {
  it('finds nothing where they agree', () => expect(compareWithContract(image, faithful)).toEqual([]));

  it('names a shell that the row denies, another user and a missing file', () => {
    const files = new Map([...faithful.files, ['bin', { mode: 'drwxr-xr-x' }], ['bin/sh', { mode: '-rwxr-xr-x' }]]);
    files.delete('etc/ssl/certs/ca-certificates.crt');
    const faults = compareWithContract(image, { ...faithful, files, config: { ...faithful.config, User: '0' } });
    expect(faults).toEqual([
      'user: the row says "65532", the image "0"',
      'shell: /bin/sh is there, the row says there is none',
      'certificates: /etc/ssl/certs/ca-certificates.crt is missing',
    ]);
  });

  it.each([
    ['node', 'library/node'],
    ['gcr.io/distroless/cc-debian13', 'distroless/cc-debian13'],
    ['nginxinc/nginx-unprivileged', 'nginxinc/nginx-unprivileged'],
  ])('%s resolves to %s', (name, path) => expect(repository(name)).toBe(path));
});
