import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import type { LabHome } from '../home.ts';
import { servedDigest } from '../stand-ins/make.ts';
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
    const program = await buildFrontend(home, tag);
    const reference = `${home.registry}/docker/dockerfile:${tag}`;
    const mark = join(home.cache, 'frontend', `${tag}.from`);
    const known = (await readFile(mark, 'utf8').catch(() => '')) === program;
    if (known && (await servedDigest(home, reference)) !== '') continue;
    await serve(home, tag, program, reference);
    await writeFile(mark, program);
  }
}

async function serve(home: LabHome, tag: string, program: string, reference: string): Promise<void> {
  const context = join(home.cache, 'frontend', tag);
  await mkdir(context, { recursive: true });
  await copyFile(program, join(context, 'dockerfile-frontend'));
  await writeFile(join(context, 'Dockerfile'), DOCKERFILE);
  await run('docker', ['buildx', 'build', '--output', `type=image,name=${reference},push=true`, context], {
    env: dockerEnv(home),
    log: join(home.logs, 'frontends.log'),
  });
}
