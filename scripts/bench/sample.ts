import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Dockerfiles of 30 lines with faults in them, no two alike, one to a folder: `ironhull audit`, hadolint and tally read the same. */
export function writeSamples(folder: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = join(folder, `service-${index}`);
    mkdirSync(at, { recursive: true });
    const path = join(at, 'Dockerfile');
    writeFileSync(path, sample(index));
    return path;
  });
}

/** Also run as text inside the measured process, so it may use nothing from outside. */
export function sample(index: number): string {
  const port = 3000 + (index % 1000);
  return `# syntax=docker/dockerfile:1
FROM node:24.${index % 12}.0-trixie-slim AS build
WORKDIR /app
ENV NODE_ENV=production
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        build-essential \\
        python3 \\
        git \\
    && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY src ./src
COPY tsconfig.json ./
RUN npm run build && npm prune --omit=dev

FROM node:24.${index % 12}.0-trixie-slim
LABEL org.opencontainers.image.title="service-${index}"
WORKDIR /app
ENV NODE_ENV=production PORT=${port}
RUN apt-get update && apt-get install -y curl
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# the service listens here
EXPOSE ${port}
VOLUME /data
HEALTHCHECK --interval=30s CMD curl -f http://localhost:${port}/health || exit 1
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node", "dist/server-${index}.js"]
`;
}
