import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Text that must never reach a generated file as an instruction of its own. */
export const PAYLOAD = 'INJECTED';

export interface HostileCase {
  readonly name: string;
  /** Makes the repo. `outside` is a folder beside it that nothing may touch. */
  readonly make: (repo: string, outside: string) => void;
  readonly words: readonly string[];
  /** 0 means that the run is harmless: it writes files, and none holds the payload. */
  readonly exit: number;
  /** What the first line on stderr says, for a refusal. */
  readonly says: RegExp;
}

export function put(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
}

const SERVER = "require('node:http').createServer((q, r) => r.end('x')).listen(process.env.PORT || 4120);\n";

/** A node repo without dependencies, with changes. */
function node(manifest: object, files: Readonly<Record<string, string | Buffer>> = {}): (repo: string) => void {
  const json = { name: 'harbour', version: '1.0.0', scripts: { start: 'node server.js' }, ...manifest };
  const lock = {
    name: 'harbour',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name: 'harbour', version: '1.0.0' } },
  };
  return (repo) =>
    put(repo, {
      'package.json': JSON.stringify(json, null, 2),
      'package-lock.json': JSON.stringify(lock),
      'server.js': SERVER,
      ...files,
    });
}

const GO = {
  'go.mod': 'module acme.example/quay\n\ngo 1.26\n',
  'main.go': 'package main\n\nimport "net/http"\n\nfunc main() { _ = http.ListenAndServe(":4130", nil) }\n',
};

function refused(
  name: string,
  exit: number,
  says: RegExp,
  make: HostileCase['make'],
  words: readonly string[] = [],
): HostileCase {
  return { name, make, words, exit, says };
}

function harmless(name: string, make: HostileCase['make'], words: readonly string[] = []): HostileCase {
  return { name, make, words, exit: 0, says: /^$/ };
}

const text = (repo: string): void => put(repo, GO);

export const HOSTILE: readonly HostileCase[] = [
  harmless('a line break and a quote in the package name', node({ name: `x"\nRUN ${PAYLOAD}\nUSER root` })),
  harmless('a line break in the module path', (repo) =>
    put(repo, { ...GO, 'go.mod': `module "acme.example/x\\nRUN ${PAYLOAD}"\n\ngo 1.26\n` }),
  ),
  harmless('a line break in the branch', (repo) =>
    put(repo, { ...GO, '.git/HEAD': `ref: refs/heads/x\nRUN ${PAYLOAD}\n` }),
  ),
  refused(
    'a line break in the start script',
    3,
    /undecided|start/i,
    node({ scripts: { start: `node server.js\nRUN ${PAYLOAD}` } }),
  ),
  refused(
    'a shell operator in the start script',
    3,
    /undecided|start/i,
    node({ scripts: { start: `node server.js && ${PAYLOAD}` } }),
  ),
  refused(
    'a line break in a file name that the start script names',
    3,
    /undecided|start|path/i,
    node({ scripts: { start: `node "a\nRUN ${PAYLOAD}.js"` } }, { [`a\nRUN ${PAYLOAD}.js`]: SERVER }),
  ),
  refused('a line break in a build argument', 2, /--build-arg/, text, ['--build-arg', `X\nRUN ${PAYLOAD}`]),
  refused('a quote in the name', 2, /--name/, text, ['--name', `x"; RUN ${PAYLOAD}`]),
  refused('a line break in a secret', 2, /--secret/, text, ['--secret', `custom:X\nRUN ${PAYLOAD}`]),
  refused('a line break in the start words', 2, /--start/, text, ['--start', `/app\nRUN ${PAYLOAD}`]),
  refused('a path out of the image in --include', 2, /--include/, text, ['--include', '../../etc/passwd']),
  refused('broken JSON', 2, /^ironhull: package\.json:\d+/, node({}, { 'package.json': '{\n  "name": "x",,\n}\n' })),
  refused('broken TOML', 2, /^ironhull: pyproject\.toml:\d+/, (repo) =>
    put(repo, { 'pyproject.toml': '[project\nname = "x"\n', 'uv.lock': 'version = 1\n' }),
  ),
  refused(
    'broken YAML',
    2,
    /^ironhull: pnpm-workspace\.yaml:\d+/,
    node(
      { packageManager: 'pnpm@10.34.9' },
      { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n", 'pnpm-workspace.yaml': 'a: [1,\nb: }\n' },
    ),
  ),
  refused(
    'a package.json of 50 MB',
    2,
    /^ironhull: package\.json .*MB/,
    node({}, { 'package.json': `{ "name": "${'x'.repeat(50 * 1024 * 1024)}" }` }),
  ),
  refused(
    'a package.json in another encoding',
    2,
    /^ironhull: package\.json .*UTF-8/,
    node({}, { 'package.json': Buffer.from('{ "name": "h\xe4fen" }', 'latin1') }),
  ),
  refused('a package.json that is a link out of the repo', 3, /empty|no supported stack/, (repo, outside) => {
    put(outside, { 'package.json': '{ "name": "x", "scripts": { "start": "node server.js" } }' });
    symlinkSync(join(outside, 'package.json'), join(repo, 'package.json'));
  }),
  refused('a Dockerfile that is a link out of the repo', 2, /^ironhull: Dockerfile .*link/, (repo, outside) => {
    text(repo);
    put(outside, { Dockerfile: 'FROM scratch\n' });
    symlinkSync(join(outside, 'Dockerfile'), join(repo, 'Dockerfile'));
  }),
  refused('a state folder that is a link out of the repo', 2, /^ironhull: \.ironhull/, (repo, outside) => {
    text(repo);
    symlinkSync(outside, join(repo, '.ironhull'));
  }),
  harmless('folders that are links to each other', (repo) => {
    text(repo);
    mkdirSync(join(repo, 'a'));
    symlinkSync('..', join(repo, 'a/up'));
    symlinkSync('a', join(repo, 'b'));
  }),
  harmless('a byte-order mark and CRLF', (repo) =>
    put(repo, { ...GO, 'go.mod': `\uFEFF${GO['go.mod'].replaceAll('\n', '\r\n')}` }),
  ),
  refused('an unknown flag', 2, /unknown flag --prot\. Did you mean --port\?/, text, ['--prot', '1']),
  refused('a port that is no number', 2, /--port/, text, ['--port', 'abc']),
  refused('a port below 1024', 2, /--port/, text, ['--port', '80']),
  refused('a folder that is not there', 2, /no-such-folder/, text, ['no-such-folder']),
  refused('a service that is no stack', 2, /--service/, text, ['--service', 'nowhere']),
  refused('a service out of the repo', 2, /--service/, text, ['--service', '../..']),
  refused(
    'answers that are not JSON',
    2,
    /answers\.json:2/,
    (repo) => put(repo, { ...GO, 'answers.json': '{\n  "port": ,\n}\n' }),
    ['--answers', 'answers.json'],
  ),
  refused(
    'answers of another shape',
    2,
    /port/,
    (repo) => put(repo, { ...GO, 'answers.json': '{ "port": "abc" }\n' }),
    ['--answers', 'answers.json'],
  ),
  refused(
    'an unknown key in the answers',
    2,
    /prot/,
    (repo) => put(repo, { ...GO, 'answers.json': '{ "prot": 4100 }\n' }),
    ['--answers', 'answers.json'],
  ),
];
