# syntax=docker/dockerfile:1.14
# check=error=true

# Edit freely: `ironhull update` merges what you change with what changes upstream.
# Deviation from H5: gcr.io/distroless/nodejs24-debian13:nonroot is rebuilt under the same tag; `ironhull pin` writes the digest

# base: Node and the package manager in the versions that the repo asks for (H7)
FROM node:24.21.0-trixie AS base
WORKDIR /app
RUN --mount=type=cache,id=pilot-boat-npm,target=/root/.npm \
    npm install --global --ignore-scripts pnpm@11.28.11
# the store lies outside HOME, so that the cache mount holds packages and nothing else
ENV pnpm_config_store_dir=/pnpm/store npm_config_store_dir=/pnpm/store \
    pnpm_config_pm_on_fail=ignore pnpm_config_verify_deps_before_run=false

# deps: from the lockfile alone, so that a change to the sources installs nothing again (H7, H17)
FROM base AS deps
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
# pnpm takes tokens from the user's configuration alone; this copy names the variable, never its value
COPY .npmrc /root/.npmrc
RUN --mount=type=cache,id=pilot-boat-pnpm,target=/pnpm/store \
    --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true \
    NPM_TOKEN="$(printf %s "$NPM_TOKEN")" && : "${NPM_TOKEN:?secret npm_token is empty}" && \
    CI=1 pnpm install --frozen-lockfile --ignore-scripts
# H8: scripts of the dependencies run apart from the fetch, with no secret mounted
RUN --network=none npm_config_nodedir=/usr/local pnpm rebuild

# production: the same lockfile without what only the build needs
FROM base AS production
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
# pnpm takes tokens from the user's configuration alone; this copy names the variable, never its value
COPY .npmrc /root/.npmrc
RUN --mount=type=cache,id=pilot-boat-pnpm,target=/pnpm/store \
    --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true \
    NPM_TOKEN="$(printf %s "$NPM_TOKEN")" && : "${NPM_TOKEN:?secret npm_token is empty}" && \
    CI=1 pnpm install --frozen-lockfile --prod --ignore-scripts
RUN --network=none npm_config_nodedir=/usr/local pnpm rebuild

# runtime: Node, production dependencies and the program; nothing in it belongs to the process (H2, H4)
FROM gcr.io/distroless/nodejs24-debian13:nonroot AS runtime
ENV NODE_ENV=production HOME=/tmp
COPY --from=production --chown=0:0 --chmod=u=rwX,go=rX /app/node_modules /app/node_modules
COPY --chown=0:0 --chmod=u=rwX,go=rX package.json harbour.js /app/
# H2: after the copies, because WORKDIR would make a missing folder the base's own user's
WORKDIR /app
USER 65532:65532
EXPOSE 4310
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s --start-interval=1s CMD ["/nodejs/bin/node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||4310)+'/healthz',{signal:AbortSignal.timeout(2000)}).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["/nodejs/bin/node"]
CMD ["harbour.js"]

# H13: who built what from where is known at build time only; nothing stands below that it could invalidate
ARG VERSION=""
ARG REVISION=""
ARG CREATED=""
LABEL org.opencontainers.image.title="pilot-boat" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED"
