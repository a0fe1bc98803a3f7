import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';
import { dockerEnv } from './services.ts';
import { buildFrontend, FRONTENDS } from './tools.ts';

const DOCKERFILE = `FROM scratch
COPY dockerfile-frontend /bin/dockerfile-frontend
LABEL moby.buildkit.frontend.network.none="true"
LABEL moby.buildkit.frontend.caps="moby.buildkit.frontend.inputs,moby.buildkit.frontend.subrequests,moby.buildkit.frontend.contexts"
ENTRYPOINT ["/bin/dockerfile-frontend"]
`;

/** Serves `docker/dockerfile:1.N`, each from the BuildKit release that shipped it, and `docker/dockerfile:1`. */
export async function serveFrontends(home: LabHome): Promise<void> {
  for (const tag of Object.keys(FRONTENDS)) {
    const context = join(home.cache, 'frontend', tag);
    await mkdir(context, { recursive: true });
    await copyFile(await buildFrontend(home, tag), join(context, 'dockerfile-frontend'));
    await writeFile(join(context, 'Dockerfile'), DOCKERFILE);
    const output = `type=image,name=${home.registry}/docker/dockerfile:${tag},push=true`;
    await run('docker', ['buildx', 'build', '--output', output, context], {
      env: dockerEnv(home),
      log: join(home.logs, 'frontends.log'),
    });
  }
}
