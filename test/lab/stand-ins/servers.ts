import type { CatalogueImage } from '../../../src/model/image.ts';
import { aptInstall, BASES, type Recipe } from './recipe.ts';

const NGINX_CONF = `COPY --chmod=644 <<'CONF' /etc/nginx/nginx.conf
worker_processes auto;
pid /tmp/nginx.pid;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  client_body_temp_path /tmp/client_temp;
  proxy_temp_path /tmp/proxy_temp_path;
  fastcgi_temp_path /tmp/fastcgi_temp;
  uwsgi_temp_path /tmp/uwsgi_temp;
  scgi_temp_path /tmp/scgi_temp;
  sendfile on;
  include /etc/nginx/conf.d/*.conf;
}
CONF
COPY --chmod=644 <<'CONF' /etc/nginx/conf.d/default.conf
server {
  listen 8080;
  location / { root /usr/share/nginx/html; index index.html; }
}
CONF
COPY --chmod=755 <<'SH' /docker-entrypoint.sh
#!/bin/sh
set -e
exec "$@"
SH
`;

/** nginx as uid 101: Debian's build of the same release in the folders of the upstream image. */
export async function nginxUnprivileged(image: CatalogueImage): Promise<Recipe> {
  const alpine = image.contract.libc === 'musl';
  return {
    dockerfile: `FROM ${BASES.unpack} AS nginx
WORKDIR /packages
RUN sed "s/trixie /sid /" /etc/apt/sources.list | head -1 > /etc/apt/sources.list.d/suite.list && apt-get -o Acquire::Retries=5 -o Acquire::Check-Valid-Until=false update -qq && for p in nginx nginx-common; do apt-get download -qq -t sid $p/sid; done && for d in *.deb; do dpkg-deb -x $d /x; done
FROM ${BASES.debian}
${aptInstall(['libpcre2-8-0', 'libssl3t64', 'zlib1g', 'libcrypt1', 'ca-certificates', 'tzdata', alpine ? 'busybox' : 'curl'])}
RUN groupadd --system --gid 101 nginx && useradd --system --gid nginx --no-create-home --home /nonexistent --shell /bin/false --uid 101 nginx
COPY --from=nginx /x/usr/sbin/nginx /usr/sbin/nginx
COPY --from=nginx /x/etc/nginx/mime.types /etc/nginx/mime.types
RUN mkdir -p /usr/share/nginx/html /etc/nginx/conf.d /var/log/nginx /var/cache/nginx /var/lib/nginx && chown -R 101:0 /var/cache/nginx /etc/nginx && ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log && echo '<h1>Welcome to nginx!</h1>' > /usr/share/nginx/html/index.html${alpine ? ' && ln -s /usr/bin/busybox /usr/bin/wget' : ''}
${NGINX_CONF}RUN nginx -v`,
    contexts: {},
    differs: [
      "Debian's build of nginx, without the envsubst scripts of the entrypoint",
      ...(alpine ? ['Debian with glibc in place of Alpine with musl'] : []),
    ],
  };
}
