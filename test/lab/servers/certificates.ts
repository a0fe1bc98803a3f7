import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';
import { privateHosts } from './private-hosts.ts';

/** Root certificate of the lab and what its servers show. Files, so that openssl and builders can read them. */
export interface LabCertificates {
  readonly root: string;
  readonly key: string;
  readonly certificate: string;
}

/** Makes a root and one server certificate for all private hosts, once. */
export async function labCertificates(home: LabHome): Promise<LabCertificates> {
  const folder = join(home.cache, 'certificates');
  const paths = {
    root: join(folder, 'root.crt'),
    key: join(folder, 'server.key'),
    certificate: join(folder, 'server.crt'),
  };
  if (
    await access(paths.certificate).then(
      () => true,
      () => false,
    )
  )
    return paths;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const openssl = async (...args: readonly string[]): Promise<string> =>
    run('openssl', args, { cwd: folder, log: join(home.logs, 'certificates.log') });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3650'];
  await openssl(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    'root.key',
    '-out',
    'root.crt',
    '-subj',
    '/CN=ironhull lab root',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign',
  );
  await openssl('req', ...curve, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=ironhull lab');
  const names = privateHosts().map(([name]) => `DNS:${name}`);
  await writeFile(join(folder, 'server.ext'), `subjectAltName=${names.join(',')}\nextendedKeyUsage=serverAuth\n`);
  await openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'root.crt',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-days',
    '3650',
    '-extfile',
    'server.ext',
    '-out',
    'server.crt',
  );
  return paths;
}

export async function readCertificates(home: LabHome): Promise<{ readonly key: Buffer; readonly cert: Buffer }> {
  const { key, certificate } = await labCertificates(home);
  return { key: await readFile(key), cert: await readFile(certificate) };
}
