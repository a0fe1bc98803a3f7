import { execa } from 'execa';
import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { crateProgram, goProgram } from './downloads.ts';
import { aptInstall, BASES, type Impossible, type Recipe } from './recipe.ts';

/** Caddy from its Go module, with the file capability that makes the real one fail under `--cap-drop ALL`. */
export async function caddy(image: CatalogueImage, home: LabHome): Promise<Recipe> {
  const folder = await goProgram(home, 'github.com/caddyserver/caddy/v2/cmd/caddy', image.version);
  return {
    dockerfile: `FROM ${BASES.debian}
${aptInstall(['ca-certificates', 'curl', 'libcap2-bin', 'mailcap', 'busybox'])}
RUN mkdir -p /config/caddy /data/caddy /etc/caddy /usr/share/caddy && ln -s /usr/bin/busybox /usr/bin/wget
COPY --from=program --chmod=755 caddy /usr/bin/caddy
RUN setcap cap_net_bind_service=+ep /usr/bin/caddy && caddy version
`,
    contexts: { program: folder },
    differs: ['Debian with glibc in place of Alpine with musl', 'Caddy compiled from its module by the lab'],
  };
}

/** Static Web Server from its crate, linked statically. */
export async function staticWebServer(image: CatalogueImage, home: LabHome): Promise<Recipe | Impossible> {
  const compiler = await execa('cargo', ['--version'], { reject: false });
  if (compiler.failed) return { impossible: 'it is compiled from its crate, and this host has no Rust compiler' };
  const folder = await crateProgram(home, 'static-web-server', image.version);
  return {
    dockerfile: `FROM scratch
COPY --from=program --chmod=755 bin/static-web-server /static-web-server
`,
    contexts: { program: folder },
    differs: ['compiled from its crate by the lab, with glibc linked in place of musl'],
  };
}
