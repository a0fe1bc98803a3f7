# syntax=docker/dockerfile:1.14
# check=error=true

# Edit freely: `ironhull update` merges what you change with what changes upstream.

# base: Node and the package manager in the versions that the repo asks for (H7)
FROM node:24.21.0-trixie-slim AS base
WORKDIR /app
RUN --mount=type=cache,id=crew-roster-npm,target=/root/.npm \
    npm install --global --ignore-scripts pnpm@11.28.11
# the store lies outside HOME, so that the cache mount holds packages and nothing else
ENV pnpm_config_store_dir=/pnpm/store npm_config_store_dir=/pnpm/store \
    pnpm_config_pm_on_fail=ignore pnpm_config_verify_deps_before_run=false

# deps: from the lockfile alone, so that a change to the sources installs nothing again (H7, H17)
FROM base AS deps
COPY package.json pnpm-lock.yaml ./
RUN --mount=type=cache,id=crew-roster-pnpm,target=/pnpm/store \
    CI=1 pnpm install --frozen-lockfile --ignore-scripts

# build: the sources come last; what the build line passes comes after every install (H17)
FROM deps AS build
COPY --chmod=u=rwX,go=rX . .
RUN --network=none \
    pnpm run build

# runtime: the built files and a configuration of our own; the entrypoint that would rewrite it is passed by
FROM nginxinc/nginx-unprivileged:1.30.6-alpine3.24-slim AS runtime
# H2: the base lets its own user and group 0 write configuration and cache
USER 0:0
RUN chown -R 0:0 /etc/nginx /var/cache/nginx && \
    chmod -R u=rwX,go=rX /etc/nginx /var/cache/nginx
ENV HOME=/tmp
COPY --chown=0:0 --chmod=u=rw,go=r <<'EOF' /etc/nginx/nginx.conf
worker_processes 1;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;

events {
  worker_connections 1024;
}

http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log /dev/stdout;
  server_tokens off;
  sendfile on;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json image/svg+xml;
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;

  # names below /assets/ change with their content; everything else is asked for again
  map $uri $cache_policy {
    default "no-cache";
    ~^/assets/ "public, max-age=31536000, immutable";
  }

  server {
    listen 8080;
    root /srv/site;
    add_header Cache-Control $cache_policy always;
    add_header X-Content-Type-Options nosniff always;
    add_header X-Frame-Options SAMEORIGIN always;
    add_header Referrer-Policy strict-origin-when-cross-origin always;

    location = /healthz {
      access_log off;
      default_type text/plain;
      return 200 "ok\n";
    }
    location ~ /\.(?!well-known/) {
      return 404;
    }
    location /assets/ {
      try_files $uri =404;
    }
    location / {
      try_files $uri $uri/ /index.html;
    }
  }
}
EOF
COPY --from=build --chown=0:0 --chmod=u=rwX,go=rX /app/build/site /srv/site
WORKDIR /srv/site
USER 101:101
EXPOSE 8080
STOPSIGNAL SIGQUIT
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s --start-interval=1s CMD ["/usr/bin/wget", "-q", "-T", "2", "-O", "/dev/null", "http://127.0.0.1:8080/healthz"]
ENTRYPOINT ["/usr/sbin/nginx", "-g", "daemon off;"]

# H13: who built what from where is known at build time only; nothing stands below that it could invalidate
ARG VERSION=""
ARG REVISION=""
ARG CREATED=""
LABEL org.opencontainers.image.title="crew-roster" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.created="$CREATED"
