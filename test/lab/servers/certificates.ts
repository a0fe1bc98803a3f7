import { createHash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from '../bring-up/guests.ts';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';
import { PRIVATE_HOSTS } from './private-hosts.ts';

/** Root certificate of the lab and what its servers show. Files, so that openssl and builders can read them. */
export interface LabCertificates {
  readonly root: string;
  readonly key: string;
  readonly certificate: string;
}

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3650'];

/** Makes a root once, since builders are made with it, and a server certificate for each set of private hosts. */
export async function labCertificates(home: LabHome): Promise<LabCertificates> {
  const folder = join(home.cache, 'certificates');
  const server = `server-${createHash('sha256').update(PRIVATE_HOSTS.join()).digest('hex').slice(0, 12)}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const openssl = async (...args: readonly string[]): Promise<string> =>
    run('openssl', args, { cwd: folder, log: join(home.logs, 'certificates.log') });
  // Every stand-in of a builder asks for them at once.
  await alone(home, 'certificates', async () => {
    if (!(await exists(join(folder, 'root.crt')))) await makeRoot(openssl);
    if (!(await exists(join(folder, `${server}.crt`)))) await makeServer(openssl, folder, server);
  });
  return {
    root: join(folder, 'root.crt'),
    key: join(folder, `${server}.key`),
    certificate: join(folder, `${server}.crt`),
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

type Openssl = (...args: readonly string[]) => Promise<string>;

async function makeRoot(openssl: Openssl): Promise<void> {
  const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];
  const added = extensions.flatMap((extension) => ['-addext', extension]);
  const files = ['-keyout', 'root.key', '-out', 'root.crt'];
  await openssl('req', '-x509', ...CURVE, ...files, '-subj', '/CN=ironhull lab root', ...added);
}

async function makeServer(openssl: Openssl, folder: string, name: string): Promise<void> {
  const names = PRIVATE_HOSTS.map((host) => `DNS:${host}`).join(',');
  await writeFile(join(folder, `${name}.ext`), `subjectAltName=${names}\nextendedKeyUsage=serverAuth\n`);
  await openssl('req', ...CURVE, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=ironhull lab');
  const signer = ['-CA', 'root.crt', '-CAkey', 'root.key', '-CAcreateserial', '-days', '3650'];
  await openssl('x509', '-req', '-in', `${name}.csr`, ...signer, '-extfile', `${name}.ext`, '-out', `${name}.crt`);
}

export async function readCertificates(home: LabHome): Promise<{ readonly key: Buffer; readonly cert: Buffer }> {
  const { key, certificate } = await labCertificates(home);
  return { key: await readFile(key), cert: await readFile(certificate) };
}
