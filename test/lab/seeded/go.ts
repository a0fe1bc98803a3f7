import { on, type SeededFault } from './fault.ts';
import { before, beforeUser, GIVEN, MOUNT, replaceOnce, SHIPPED_USER, swap, type Patch } from './patching.ts';

const MODES = /--chown=0:0 --chmod=a=rx/;
const INSTALL = /^RUN go mod download/m;
const RUNTIME = /^# runtime/m;

/** Faults on a compiled program on a base without a shell. */
export const GO_FAULTS: readonly SeededFault[] = [
  ...on('go/chi@scratch', [{ name: 'no USER', promise: 'H1', patch: swap(/^USER [1-9].*\n/m, '') }]),
  ...on('go/chi', [
    { name: 'USER by name', promise: 'H1', patch: swap(SHIPPED_USER, 'USER nonroot') },
    {
      name: 'program owned by the user',
      promise: 'H2',
      patch: swap(MODES, '--chown=65532:65532 --chmod=u=rwx,go=rx'),
    },
    { name: 'group-writable program', promise: 'H2', patch: swap(MODES, '--chown=0:0 --chmod=ug=rwx,o=rx') },
    // no working directory closed to others: a program that reads nothing there works all the same
    { name: 'setuid program', promise: 'H12', patch: swap(/--chmod=a=rx/, '--chmod=4555') },
    { name: 'a file capability', promise: 'H12', patch: capability },
    { name: 'missing .dockerignore', promise: 'H9', files: { '.dockerignore': null }, patch: (text) => text },
    { name: 'ARG TARGETARCH=amd64', promise: 'H15', patch: swap(/^ARG TARGETARCH$/m, 'ARG TARGETARCH=amd64') },
    { name: 'COPY . . before the install', promise: 'H17', patch: before(INSTALL, 'COPY . .') },
    { name: 'ARG REVISION above the install', promise: 'H17', patch: before(INSTALL, 'ARG REVISION') },
    {
      name: 'secret copied into a layer',
      promise: 'H8',
      secret: 'mounted',
      patch: (text) =>
        replaceOnce(
          before(RUNTIME, `RUN --network=none ${MOUNT} ${GIVEN} echo "$SEEDED" > /out/login\n`)(text),
          /^COPY --from=build .*$/m,
          (line) => `${line}\nCOPY --from=build /out/login /login`,
        ),
    },
    {
      name: 'secret left in a cache mount',
      promise: 'H8',
      secret: 'mounted',
      patch: before(
        RUNTIME,
        `RUN --network=none --mount=type=cache,id=seeded-go-cache,target=/seeded ${MOUNT} ${GIVEN} echo "$SEEDED" > /seeded/login\n`,
      ),
    },
    { name: 'secret in a build argument', promise: 'H20', secret: 'passed', patch: beforeUser('ARG REGISTRY_LOGIN') },
  ]),
];

/**
 * The program with `cap_net_bind_service`, set by a tool that was installed above the sources. Not effective from the start: the kernel would
 * refuse to run it without that capability.
 */
function capability(text: string): ReturnType<Patch> {
  const tool = 'RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends libcap2-bin\n';
  const set = 'RUN --network=none setcap cap_net_bind_service=+p /out/app\n';
  return swap(/--chown=0:0 --chmod=a=rx /, '')(before(RUNTIME, set)(before(/^# build/m, tool)(text)));
}
