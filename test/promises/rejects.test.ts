import { describe, expect, it } from 'vitest';
import { promises } from '../../src/promises/index.ts';
import { readGenerated } from '../../src/promises/read-dockerfile.ts';

const GOOD = `# syntax=docker/dockerfile:1.14
# check=error=true

# Deviation from H5: gcr.io/distroless/nodejs24-debian13:nonroot floats; \`ironhull pin\` writes the digest

# deps: modules
FROM --platform=$BUILDPLATFORM node:24.21.0-trixie-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true \\
    { test -s /root/.npmrc || { echo 'secret npmrc is empty' >&2; exit 1; }; } && \\
    npm ci --ignore-scripts

FROM deps AS build
ARG TARGETARCH
COPY . .
RUN --network=none npm run build

FROM gcr.io/distroless/nodejs24-debian13:nonroot AS runtime
ENV HOME=/tmp
COPY --from=build --chown=0:0 --chmod=u=rwX,go=rX /app/dist /app/dist
USER 65532:65532
EXPOSE 4100
HEALTHCHECK CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:4100/healthz')"]
ENTRYPOINT ["/nodejs/bin/node", "/app/dist/main.js"]

ARG VERSION=""
ARG REVISION=""
ARG CREATED=""
LABEL org.opencontainers.image.title="orders" \\
      org.opencontainers.image.version="$VERSION" \\
      org.opencontainers.image.revision="$REVISION" \\
      org.opencontainers.image.created="$CREATED"
`;
const IGNORE = '*\n!package.json\n!package-lock.json\n!src\n**/.env\n**/.git\n**/*.pem\n**/*.key\n';

/** Name of a promise, what is written instead of what. */
const EDITS: readonly (readonly [string, string | RegExp, string])[] = [
  ['H1 numeric user', 'USER 65532:65532', 'USER node'],
  ['H1 numeric user', 'USER 65532:65532', 'USER 65532'],
  ['H1 numeric user', 'USER 65532:65532', 'USER 65532:0'],
  ['H1 numeric user', 'USER 65532:65532\n', ''],
  ['H1 numeric user', 'EXPOSE 4100', 'USER 0:0\nEXPOSE 4100'],
  ['H2 file ownership', '--chown=0:0', '--chown=65532:65532'],
  ['H2 file ownership', '--chmod=u=rwX,go=rX ', ''],
  ['H2 file ownership', '--chmod=u=rwX,go=rX', '--chmod=0775'],
  ['H2 file ownership', '--chmod=u=rwX,go=rX', '--chmod=ug=rwX,o=rX'],
  ['H2 file ownership', 'ENV HOME=/tmp\n', ''],
  ['H4 several stages', 'USER 65532:65532', 'RUN npm prune --omit=dev\nUSER 65532:65532'],
  ['H4 several stages', /FROM --platform[^]*FROM gcr/, 'FROM gcr'],
  ['H4 several stages', 'ENV HOME=/tmp', 'ENV HOME=/tmp\nCOPY --chown=0:0 --chmod=a=rX . /app'],
  ['H5 base images', 'node:24.21.0-trixie-slim', 'node:24'],
  ['H5 base images', 'node:24.21.0-trixie-slim', 'node'],
  ['H5 base images', 'node:24.21.0-trixie-slim', 'node:${NODE}-trixie-slim'],
  ['H5 base images', '--from=build', '--from=alpine:3.24.2'],
  ['H5 base images', ' AS deps', ''],
  ['H5 base images', /# Deviation from H5.*/, ''],
  ['H6 frontend', 'dockerfile:1.14', 'dockerfile:1'],
  ['H6 frontend', 'dockerfile:1.14', 'dockerfile:1.19'],
  ['H6 frontend', 'dockerfile:1.14', 'dockerfile:1.10'],
  ['H6 frontend', '# check=error=true\n', ''],
  ['H7 frozen install', 'npm ci', 'npm install'],
  ['H7 frozen install', 'npm ci', 'pnpm install'],
  ['H7 frozen install', 'npm ci', 'uv sync'],
  ['H7 frozen install', 'npm ci', 'pip install -r requirements.txt'],
  ['H7 frozen install', 'npm ci', 'go get ./...'],
  ['H8 secret mounts', ',required=true', ''],
  ['H8 secret mounts', 'test -s /root/.npmrc', 'true'],
  ['H8 secret mounts', 'npm ci --ignore-scripts', 'npm ci'],
  ['H8 secret mounts', 'npm ci --ignore-scripts', 'npm ci --ignore-scripts && npm run build'],
  ['H8 secret mounts', 'RUN --mount', 'RUN --mount=type=cache,target=/root --mount'],
  ['H10 H16 process form', /ENTRYPOINT .*/, 'ENTRYPOINT node /app/dist/main.js'],
  ['H10 H16 process form', /ENTRYPOINT .*/, 'CMD ["npm", "start"]'],
  ['H10 H16 process form', /ENTRYPOINT .*/, 'ENTRYPOINT ["/tini", "--", "sh", "-c", "node main.js"]'],
  ['H10 H16 process form', /ENTRYPOINT .*\n/, ''],
  ['H10 H16 process form', /ENTRYPOINT .*/, 'CMD ["/a"]\nCMD ["/b"]'],
  ['H11 health check', /HEALTHCHECK .*\n/, ''],
  ['H11 health check', /HEALTHCHECK .*/, 'HEALTHCHECK CMD curl -f http://127.0.0.1:4100/'],
  ['H11 health check', /HEALTHCHECK .*/, 'HEALTHCHECK CMD ["/usr/bin/curl", "-f", "http://127.0.0.1:4100/"]'],
  ['H11 health check', 'http://127.0.0.1', 'http://localhost'],
  ['H12 H18 operating system', 'WORKDIR /app', 'RUN apt-get install --no-install-recommends tini'],
  ['H12 H18 operating system', 'WORKDIR /app', '# H18: tini\nRUN apt-get install tini'],
  ['H12 H18 operating system', 'WORKDIR /app', 'RUN chmod 4755 /app/su'],
  ['H12 H18 operating system', 'WORKDIR /app', 'RUN setcap cap_net_bind_service=+ep /app/x'],
  ['H13 image labels', 'version="$VERSION"', 'version="1.2.3"'],
  ['H13 image labels', /\\\n *org.opencontainers.image.created.*/, ''],
  [
    'H13 image labels',
    'USER 65532:65532',
    'ARG VERSION\nCOPY --from=build --chown=0:0 --chmod=a=rX /x /x\nUSER 65532:65532',
  ],
  ['H14 same every day', 'npm run build', 'npx esbuild@latest'],
  ['H14 same every day', 'npm run build', 'BUILT=$(date +%s) npm run build'],
  ['H14 same every day', 'npm run build', 'BUILT=$(date -u +%FT%TZ -d "1 day ago") npm run build'],
  ['H15 build platform', 'ARG TARGETARCH', 'ARG TARGETARCH=amd64'],
  ['H15 build platform', '--platform=$BUILDPLATFORM', '--platform=linux/amd64'],
  ['H15 build platform', 'FROM gcr', 'FROM --platform=$BUILDPLATFORM gcr'],
  ['H17 install order', 'COPY package.json package-lock.json ./', 'COPY . .'],
  ['H17 install order', 'WORKDIR /app', 'ARG VERSION'],
  ['H16 H19 ports', 'EXPOSE 4100', 'EXPOSE 80'],
  ['H16 H19 ports', 'EXPOSE 4100', 'EXPOSE 4100 9090'],
  ['H16 H19 ports', 'EXPOSE 4100', 'EXPOSE $PORT'],
  ['H20 no secrets', 'WORKDIR /app', 'ARG NPM_TOKEN'],
  ['H20 no secrets', 'WORKDIR /app', 'ENV DATABASE_PASSWORD=x'],
  ['H20 no secrets', 'WORKDIR /app', 'COPY .netrc /root/'],
  ['H20 no secrets', 'WORKDIR /app', 'RUN git clone https://me:hunter2@git.acme.example/x'],
];
const CONTEXTS: readonly (readonly [string, string])[] = [
  ['nothing is denied', '!src\n**/.env\n'],
  ['nothing is let in', '*\n'],
  ['a secret below what is let in', '*\n!src\n**/*.pem\n'],
  ['a key wherever it lies', '*\n!certs\n!src\n**/.env\n'],
  ['everything is let in again', '*\n!**\n**/.env\n'],
];

it.each(promises)('a good file keeps $name', ({ broken }) => {
  expect(broken(readGenerated(GOOD, IGNORE))).toEqual([]);
});

describe('a worse file breaks the promise', () => {
  it.each(EDITS)('%s: %s', (name, from, to) => {
    const worse = GOOD.replace(from, () => to);
    expect(worse).not.toBe(GOOD);
    expect(promises.find((promise) => promise.name === name)?.broken(readGenerated(worse, IGNORE))).not.toEqual([]);
  });

  it.each(CONTEXTS)('H9: %s', (_about, ignore) => {
    const promise = promises.find((one) => one.name === 'H9 build context');
    expect(promise?.broken(readGenerated(GOOD, ignore))).not.toEqual([]);
  });

  it('every promise is broken by something', () => {
    const broken = new Set([...EDITS.map(([name]) => name), 'H9 build context']);
    expect(promises.map((promise) => promise.name).filter((name) => !broken.has(name))).toEqual([]);
  });
});
