import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';
import type { Case } from '../../case.ts';
import type { Handler } from './private.ts';

/** The private Python index: what the fixtures' own packers make, behind a login. */
export async function pypiIndex(
  home: LabHome,
  folder: string,
  fixtures: readonly Case[],
  login: string,
): Promise<Handler> {
  for (const fixture of fixtures) {
    const packer = join(fixture.folder, 'registry', 'build.py');
    if (fixture.stack === 'python' && existsSync(packer))
      await run('python3', ['-B', packer, folder], { log: join(home.logs, 'servers.log') });
  }
  const wanted = `Basic ${Buffer.from(login).toString('base64')}`;
  return async (request) => {
    if (request.headers.authorization !== wanted)
      return { status: 401, body: 'unauthorised', headers: { 'www-authenticate': 'Basic realm="lab"' } };
    const [, project = '', file = ''] = /^\/simple\/([\w-]+)\/([\w.+-]*)$/.exec(request.path) ?? [];
    const names = await readdir(join(folder, project)).catch((): string[] => []);
    if (project === '' || names.length === 0) return { status: 404, body: 'not found' };
    if (names.includes(file))
      return { status: 200, type: 'application/octet-stream', body: await readFile(join(folder, project, file)) };
    const links = await Promise.all(names.map(async (name) => link(name, await readFile(join(folder, project, name)))));
    return { status: 200, type: 'text/html', body: `<!doctype html><html><body>${links.join('\n')}</body></html>` };
  };
}

function link(name: string, body: Buffer): string {
  return `<a href="${name}#sha256=${createHash('sha256').update(body).digest('hex')}">${name}</a>`;
}
