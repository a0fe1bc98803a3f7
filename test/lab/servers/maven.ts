import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';
import type { Case } from '../../case.ts';
import type { Handler } from './private.ts';

/**
 * The private Maven repository, behind a login: each folder `group/name/version/` below a fixture's `registry/` holds a pom.xml, and in `files/` what
 * its jar is made of.
 */
export async function mavenRepository(
  home: LabHome,
  folder: string,
  fixtures: readonly Case[],
  login: string,
): Promise<Handler> {
  const files = new Map<string, Buffer>();
  for (const fixture of fixtures.filter(({ stack }) => stack === 'java'))
    for (const path of artifactsOf(join(fixture.folder, 'registry'), '')) {
      const [version = '', name = ''] = path.split('/').toReversed();
      const source = join(fixture.folder, 'registry', path);
      const jar = join(folder, `${name}-${version}.jar`);
      await run('python3', ['-m', 'zipfile', '-c', jar, ...readdirSync(join(source, 'files'))], {
        cwd: join(source, 'files'),
        log: join(home.logs, 'servers.log'),
      });
      files.set(`/${path}/${name}-${version}.jar`, readFileSync(jar));
      files.set(`/${path}/${name}-${version}.pom`, readFileSync(join(source, 'pom.xml')));
    }
  const wanted = `Basic ${Buffer.from(login).toString('base64')}`;
  return async (request) => {
    if (request.headers.authorization !== wanted)
      return { status: 401, body: 'unauthorised', headers: { 'www-authenticate': 'Basic realm="lab"' } };
    const file = files.get(request.path.replace(/\.sha1$/, ''));
    if (file === undefined) return { status: 404, body: 'not found' };
    const body = request.path.endsWith('.sha1') ? createHash('sha1').update(file).digest('hex') : file;
    return { status: 200, type: 'application/octet-stream', body };
  };
}

/** Every folder that holds a pom.xml. */
function artifactsOf(root: string, path: string): readonly string[] {
  const here = join(root, path);
  if (!existsSync(here)) return [];
  if (existsSync(join(here, 'pom.xml'))) return [path];
  const folders = readdirSync(here).filter((name) => statSync(join(here, name)).isDirectory());
  return folders.flatMap((name) => artifactsOf(root, path === '' ? name : `${path}/${name}`));
}
