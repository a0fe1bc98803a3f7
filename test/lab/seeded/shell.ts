import type { SeededFault } from './fault.ts';
import { before, beforeUser, GIVEN, MOUNT, SHIPPED_USER, swap, unchecked, type Patch } from './patching.ts';

/** Where things stand in a Dockerfile whose shipped stage has a shell. */
export interface ShellPlaces {
  /** Folder of the app in the image, and of a dependency in its stage. */
  readonly app: string;
  readonly dependency: string;
  /** First line of the install, and of the stage after it. */
  readonly install: RegExp;
  readonly next: RegExp;
  /** The app's process in shell form. */
  readonly start: string;
  /** The path that the health check asks. */
  readonly health: string;
  /** A probe that asks nothing. */
  readonly hollow: readonly string[];
  /** An account by name that the base has. */
  readonly account: string;
}

const HEALTH = /^HEALTHCHECK .*$/m;
const OPEN = 'RUN --network=none';

/** Faults that any interpreted app on a base with a shell can have. */
export function shellFaults(places: ShellPlaces): readonly Omit<SeededFault, 'row'>[] {
  return [...accountFaults(places), ...fileFaults(places), ...secretFaults(places), ...processFaults(places)];
}

function accountFaults({ app, account }: ShellPlaces): readonly Omit<SeededFault, 'row'>[] {
  return [
    { name: 'no USER', promise: 'H1', patch: swap(/^USER [1-9].*\n/m, '') },
    { name: 'USER by name', promise: 'H1', patch: swap(SHIPPED_USER, `USER ${account}`) },
    {
      name: 'app tree owned by the user',
      promise: 'H2',
      patch: ownedByUser((owner) => `${OPEN} chown -R ${owner} ${app} && chmod -R u=rwX,go=rX ${app}`),
    },
    { name: 'group-writable app files', promise: 'H2', patch: beforeUser(`${OPEN} chmod -R g+w ${app}`) },
    {
      name: 'working directory closed to other users',
      promise: 'H3',
      patch: ownedByUser((owner) => `${OPEN} chown ${owner} /app && chmod 500 /app`),
    },
  ];
}

/** A line above USER that knows the owner which that names. */
function ownedByUser(line: (owner: string) => string): Patch {
  return (text) => beforeUser(line(/^USER ([1-9]\S*)/m.exec(text)?.[1] ?? ''))(text);
}

function fileFaults({ install, next }: ShellPlaces): readonly Omit<SeededFault, 'row'>[] {
  const program = (name: string, mode: string): string =>
    `${OPEN} cp /bin/true /usr/local/bin/${name} && chmod ${mode} /usr/local/bin/${name}`;
  return [
    { name: 'compiler shipped', promise: 'H4', patch: beforeUser(program('gcc', '755')) },
    { name: 'missing .dockerignore', promise: 'H9', files: { '.dockerignore': null }, patch: (text) => text },
    { name: 'setuid file left', promise: 'H12', patch: beforeUser(program('lift', '4755')) },
    { name: 'a file capability', promise: 'H12', patch: capability(next) },
    { name: 'ARG REVISION above the install', promise: 'H17', patch: before(install, 'ARG REVISION') },
    { name: 'COPY . . before the install', promise: 'H17', patch: before(install, 'COPY . .') },
  ];
}

/** Set in a stage of its own, so that nothing but the file reaches the image. */
function capability(next: RegExp): Patch {
  const stage = `FROM deps AS capable
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libcap2-bin && cp /bin/true /lift && setcap cap_net_bind_service=+ep /lift
`;
  return (text) => beforeUser('COPY --from=capable /lift /usr/local/bin/lift')(before(next, stage)(text));
}

function secretFaults({ next, dependency }: ShellPlaces): readonly Omit<SeededFault, 'row'>[] {
  const step = (options: string, command: string): string => `${OPEN} ${options}${MOUNT} ${GIVEN} ${command}`;
  return [
    {
      name: 'secret copied into a layer',
      promise: 'H8',
      secret: 'mounted',
      patch: beforeUser(step('', 'echo "$SEEDED" > /opt/login && chmod 644 /opt/login')),
    },
    {
      name: 'secret left in a cache mount',
      promise: 'H8',
      secret: 'mounted',
      patch: beforeUser(step('--mount=type=cache,id=seeded-cache,target=/seeded ', 'echo "$SEEDED" > /seeded/login')),
    },
    {
      name: 'secret left base64-encoded in a dependency',
      promise: 'H8',
      secret: 'mounted',
      patch: before(next, step('', `echo "$SEEDED" | base64 -w0 > ${dependency}/build.log`)),
    },
    {
      name: 'secret in a build argument',
      promise: 'H20',
      secret: 'passed',
      patch: beforeUser('ARG REGISTRY_LOGIN', `${OPEN} test -n "$REGISTRY_LOGIN"`),
    },
  ];
}

function processFaults({ start, health, hollow }: ShellPlaces): readonly Omit<SeededFault, 'row'>[] {
  return [
    {
      name: 'shell-form CMD',
      promise: 'H10',
      patch: unchecked('JSONArgsRecommended', started(`CMD ${start}`)),
    },
    {
      name: 'health check on a wrong path',
      promise: 'H11',
      patch: (text) => text.replace(HEALTH, (line) => line.replace(health, '/not-there')),
    },
    {
      name: 'probe that always succeeds',
      promise: 'H11',
      patch: swap(HEALTH, `HEALTHCHECK CMD ${JSON.stringify(hollow)}`),
    },
  ];
}

/** Starts the app by one line in place of ENTRYPOINT and CMD. */
export function started(line: string): Patch {
  return (text) => swap(/^ENTRYPOINT .*$/m, `ENTRYPOINT []\n${line}`)(text.replace(/^CMD .*\n/m, ''));
}
