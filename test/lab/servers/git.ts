import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';
import type { Case } from '../../case.ts';
import type { Handler, Reply, Request } from './private.ts';

/**
 * Makes bare repositories of the fixtures' private modules: below `ssh` those whose path ends in `.git`, below `https` the others. git takes
 * `greeting` and `greeting.git` for the same, so that they cannot lie side by side.
 */
export async function bareRepositories(home: LabHome, root: string, fixtures: readonly Case[]): Promise<void> {
  for (const fixture of fixtures) {
    const host = join(fixture.folder, 'registry', 'git.acme.example');
    if (fixture.stack !== 'go' || !existsSync(host)) continue;
    for (const name of await readdir(host)) await bare(home, root, join(host, name), name);
  }
}

async function bare(home: LabHome, root: string, source: string, name: string): Promise<void> {
  const [repository = '', version = ''] = name.split('@');
  const parent = join(root, repository.endsWith('.git') ? 'ssh' : 'https');
  const work = join(parent, `${repository}.work`);
  await cp(source, work, { recursive: true });
  const git = async (...args: readonly string[]): Promise<string> =>
    run('git', ['-C', work, '-c', 'user.name=lab', '-c', 'user.email=lab@acme.example', ...args], {
      log: join(home.logs, 'servers.log'),
    });
  await git('init', '-q', '-b', 'main');
  await git('add', '-A');
  await git('commit', '-q', '-m', version);
  await git('tag', version);
  await git('clone', '-q', '--bare', work, join(parent, repository));
  await rm(work, { recursive: true });
}

/** git over https with a login, and what `go` asks before it. */
export function gitHost(root: string, login: string): Handler {
  const wanted = `Basic ${Buffer.from(login).toString('base64')}`;
  return async (request) => {
    if (request.headers.authorization !== wanted)
      return { status: 401, body: 'unauthorised', headers: { 'www-authenticate': 'Basic realm="lab"' } };
    if (request.query.includes('go-get=1')) return goImport(request.path);
    return backend(root, request);
  };
}

function goImport(path: string): Reply {
  const module = `git.acme.example${path}`;
  return {
    status: 200,
    type: 'text/html',
    body: `<html><head><meta name="go-import" content="${module} git https://${module}"></head></html>`,
  };
}

/** git's own CGI program does the talking. */
async function backend(root: string, request: Request): Promise<Reply> {
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      PATH_INFO: request.path,
      QUERY_STRING: request.query,
      REQUEST_METHOD: request.method,
      REMOTE_USER: 'lab',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(request.body);
  const parts: Buffer[] = [];
  for await (const part of child.stdout) parts.push(part as Buffer);
  return cgiReply(Buffer.concat(parts));
}

function cgiReply(output: Buffer): Reply {
  const end = output.indexOf('\r\n\r\n');
  const head = output
    .toString('latin1', 0, end)
    .split('\r\n')
    .map((line) => line.split(': ') as [string, string]);
  const headers = Object.fromEntries(head.map(([name, value]) => [name.toLowerCase(), value]));
  const { status, ...rest } = headers;
  return { status: Number.parseInt(status ?? '200', 10), headers: rest, body: output.subarray(end + 4) };
}
