import { access, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { run } from '../command.ts';
import { BUILDER, type LabHome } from '../home.ts';
import { startDaemon, stopDaemon } from './daemons.ts';

/** Registries that generated files name; buildkitd asks the loopback registry instead. */
const MIRRORED = ['docker.io', 'gcr.io', 'ghcr.io', 'dhi.io', 'cgr.dev', 'mcr.microsoft.com', 'quay.io'];

/** Environment for the docker client that talks to the lab's own engine. */
export function dockerEnv(home: LabHome): Readonly<Record<string, string>> {
  return {
    DOCKER_HOST: `unix://${home.dockerSocket}`,
    DOCKER_CONFIG: home.dockerConfig,
    BUILDX_BUILDER: BUILDER,
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
  };
}

/** Starts registry, engine and builder, whichever do not run yet. Returns the names of those. */
export async function startServices(home: LabHome, tools: string): Promise<readonly string[]> {
  const started = [
    { name: 'registry', now: await startRegistry(home) },
    { name: 'dockerd', now: await startEngine(home) },
    { name: 'buildkitd', now: await startBuilder(home, tools) },
  ];
  return started.filter(({ now }) => now).map(({ name }) => name);
}

/** Services in the order to end them: the builder before the engine. */
export const SERVICES: readonly string[] = ['buildkitd', 'dockerd', 'registry'];

/** Ends these services, if this lab started them. */
export async function stopServices(home: LabHome, names: readonly string[]): Promise<void> {
  for (const name of SERVICES) if (names.includes(name)) await stopDaemon(home, name);
}

async function startRegistry(home: LabHome): Promise<boolean> {
  const config = join(home.run, 'registry.yml');
  await mkdir(home.run, { recursive: true });
  const storage = { filesystem: { rootdirectory: join(home.root, 'registry') }, delete: { enabled: true } };
  await writeFile(
    config,
    JSON.stringify({ version: 0.1, log: { level: 'warn' }, storage, http: { addr: home.registry } }),
  );
  return startDaemon(home, {
    name: 'registry',
    command: ['docker-registry', 'serve', config],
    ready: async () =>
      fetch(`http://${home.registry}/v2/`).then(
        (r) => r.ok,
        () => false,
      ),
  });
}

async function startEngine(home: LabHome): Promise<boolean> {
  const answers = async (): Promise<boolean> =>
    !(await execa('docker', ['version'], { reject: false, env: { ...dockerEnv(home) } })).failed;
  const data = join(home.root, 'docker');
  return startDaemon(home, {
    name: 'dockerd',
    command: [
      'dockerd',
      '--data-root',
      data,
      '--exec-root',
      join(home.run, 'docker-exec'),
      '--pidfile',
      join(home.run, 'dockerd.pid'),
      '--host',
      `unix://${home.dockerSocket}`,
      // For `ironhull verify`, which pulls a base by the name that the Dockerfile gives it.
      '--registry-mirror',
      `http://${home.registry}`,
    ],
    ready: answers,
  });
}

async function startBuilder(home: LabHome, tools: string): Promise<boolean> {
  const config = join(home.run, 'buildkitd.toml');
  await writeFile(config, buildkitConfig(home));
  const plugins = join(home.dockerConfig, 'cli-plugins');
  await mkdir(plugins, { recursive: true });
  await rm(join(plugins, 'docker-buildx'), { force: true });
  await symlink(join(tools, 'buildx'), join(plugins, 'docker-buildx'));
  const options = { env: dockerEnv(home), log: join(home.logs, 'buildx.log') };
  const now = await startDaemon(home, {
    name: 'buildkitd',
    command: [join(tools, 'buildkitd'), '--config', config],
    ready: async () =>
      access(home.buildkitSocket).then(
        () => true,
        () => false,
      ),
  });
  const known = await execa('docker', ['buildx', 'inspect', BUILDER], { reject: false, env: { ...dockerEnv(home) } });
  if (known.failed) {
    await run(
      'docker',
      ['buildx', 'create', '--name', BUILDER, '--driver', 'remote', `unix://${home.buildkitSocket}`],
      options,
    );
  }
  await run('docker', ['buildx', 'inspect', '--bootstrap', BUILDER], options);
  return now;
}

/** Reading a context takes one of the places, too: a few long compilations must not keep all small builds waiting. */
function buildkitConfig(home: LabHome): string {
  const mirrors = MIRRORED.map((host) => `[registry."${host}"]\n  mirrors = ["${home.registry}"]\n`);
  return `root = "${join(home.root, 'buildkit')}"
[grpc]
  address = ["unix://${home.buildkitSocket}"]
[worker.oci]
  enabled = true
  max-parallelism = 8
  reservedSpace = "20GB"
  maxUsedSpace = "40GB"
[worker.containerd]
  enabled = false
[registry."${home.registry}"]
  http = true
${mirrors.join('')}`;
}
