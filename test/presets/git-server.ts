import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

/** A git server on this machine: git's own CGI program behind HTTP. */
export interface GitServer {
  /** As in `http://127.0.0.1:4711`. */
  readonly url: string;
  readonly close: () => void;
}

/** Serves the bare repositories below a folder. */
export async function gitServer(root: string): Promise<GitServer> {
  const server = createServer((request, response) => void answer(root, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Commits files to a bare repository below `root`, and gives the commit. */
export function commitTo(root: string, name: string, files: Readonly<Record<string, string>>): string {
  const work = join(root, `${name}.work`);
  const git = (...words: readonly string[]): string =>
    execFileSync('git', ['-C', work, '-c', 'user.name=t', '-c', 'user.email=t@acme.example', ...words], {
      encoding: 'utf8',
    }).trim();
  mkdirSync(work, { recursive: true });
  git('init', '-q', '-b', 'main');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }
  git('add', '-A');
  git('commit', '-q', '-m', 'preset');
  git('clone', '-q', '--bare', work, join(root, `${name}.git`));
  return git('rev-parse', 'HEAD');
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  const parts: Buffer[] = [];
  for await (const part of child.stdout) parts.push(part as Buffer);
  const output = Buffer.concat(parts);
  const end = output.indexOf('\r\n\r\n');
  const headers = output
    .toString('latin1', 0, end)
    .split('\r\n')
    .map((line) => line.split(': ') as [string, string]);
  const status = headers.find(([name]) => name === 'Status')?.[1];
  response.writeHead(
    Number.parseInt(status ?? '200', 10),
    Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
  );
  response.end(output.subarray(end + 4));
}
