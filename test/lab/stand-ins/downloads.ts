import { access, copyFile, link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { alone } from '../bring-up/guests.ts';
import { download, run } from '../command.ts';
import type { LabHome } from '../home.ts';
import { QUICK_GO, toolsGo } from '../bring-up/go.ts';
import { labCertificates } from '../servers/certificates.ts';

/** Folder with the unpacked content of an npm package, fetched by the ordinary client once. */
export async function npmPackage(home: LabHome, name: string, version: string): Promise<string> {
  return once(home, `npm-${name.replace('/', '+')}-${version}`, async (folder) => {
    const log = join(home.logs, 'downloads.log');
    await download('npm', ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'], { log });
    const [archive = ''] = await readdir(folder);
    await run('tar', ['-xzf', join(folder, archive), '-C', folder, '--strip-components=1', '--no-same-owner'], { log });
    await rm(join(folder, archive));
  });
}

/** Folder with the unpacked content of a wheel. */
export async function wheel(home: LabHome, name: string, version: string): Promise<string> {
  return once(home, `wheel-${name}-${version}`, async (folder) => {
    const log = join(home.logs, 'downloads.log');
    await download(
      'python3',
      ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '-q', '-d', folder, `${name}==${version}`],
      { log },
    );
    const [archive = ''] = await readdir(folder);
    await run('python3', ['-m', 'zipfile', '-e', join(folder, archive), folder], { log });
    await rm(join(folder, archive));
  });
}

/** Folder with Maven's own distribution, which Maven Central has beside everything else. */
export async function mavenDistribution(home: LabHome, version: string): Promise<string> {
  return once(home, `maven-${version}`, async (folder) => {
    const log = join(home.logs, 'downloads.log');
    const path = `org/apache/maven/apache-maven/${version}/apache-maven-${version}-bin.tar.gz`;
    const archive = join(folder, 'maven.tar.gz');
    await download('curl', ['-fsSL', '-o', archive, `https://repo.maven.apache.org/maven2/${path}`], { log });
    await run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1', '--no-same-owner'], { log });
    await rm(archive);
  });
}

/** Folder with a program compiled from its Go module; a tag `2.11.9` is the module's `v2.11.9`. */
export async function goProgram(home: LabHome, path: string, version: string): Promise<string> {
  const go = await toolsGo(home);
  return once(home, `go-${path.split('/').at(-1)}-${version}`, async (folder) => {
    const env = { ...QUICK_GO, GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '-trimpath -buildvcs=false' };
    await download(go, ['install', '-ldflags=-s -w', `${path}@v${version}`], { log: join(home.logs, 'go.log'), env });
  });
}

/** Folder with `bin/` of a program compiled from its crate, its C library linked in. */
export async function crateProgram(home: LabHome, name: string, version: string): Promise<string> {
  return once(home, `crate-${name}-${version}`, async (folder) => {
    // Compiled once and never measured: what counts is that it is there soon.
    const quick = {
      CARGO_PROFILE_RELEASE_OPT_LEVEL: '0',
      CARGO_PROFILE_RELEASE_LTO: 'off',
      CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '64',
    };
    const env = { ...quick, RUSTFLAGS: '-C target-feature=+crt-static' };
    const target = ['--target', 'x86_64-unknown-linux-gnu'];
    await download('cargo', ['install', '--locked', '--root', folder, ...target, `${name}@${version}`], {
      log: join(home.logs, 'cargo.log'),
      env,
    });
  });
}

/** Folder with `rustup/`, which holds a released toolchain, and `bin/rustup`. The host's own toolchains are left alone. */
export async function rustToolchain(home: LabHome, version: string, rustup: string): Promise<string> {
  return once(home, `rust-${version}`, async (folder) => {
    const env = { RUSTUP_HOME: join(folder, 'rustup'), CARGO_HOME: join(folder, 'cargo') };
    const args = ['toolchain', 'install', version, '--profile', 'minimal', '--no-self-update'];
    await download(rustup, args, { log: join(home.logs, 'downloads.log'), env });
    await mkdir(join(folder, 'bin'));
    await copyFile(rustup, join(folder, 'bin', 'rustup'));
  });
}

/** Folder with a minimal Debian trixie root file system as `root.tar`. One of another architecture is unpacked by emulation. */
export async function debianRoot(home: LabHome, arch: 'amd64' | 'arm64' = 'amd64'): Promise<string> {
  return once(home, arch === 'amd64' ? 'debian-trixie' : `debian-trixie-${arch}`, async (folder) => {
    const log = join(home.logs, 'mmdebstrap.log');
    const lean = [
      '/usr/share/doc/*',
      '/usr/share/man/*',
      '/usr/share/info/*',
      '/usr/share/locale/*',
      '/usr/share/lintian/*',
    ];
    const options = lean.map((path) => `--dpkgopt=path-exclude=${path}`);
    const keep = '--dpkgopt=path-include=/usr/share/doc/*/copyright';
    // As the real image has it (docker-apt-speedup): dpkg need not wait for the disk in a layer that is thrown away when it fails.
    const fast = '--dpkgopt=force-unsafe-io';
    const variant = ['--variant=minbase', `--architectures=${arch}`];
    await download('mmdebstrap', [...variant, ...options, keep, fast, 'trixie', join(folder, 'root.tar')], { log });
  });
}

export type Platform = 'linux/amd64' | 'linux/arm64';

/** Folder with the same for each of these platforms, as `amd64.tar` and `arm64.tar`. */
export async function debianRoots(home: LabHome, platforms: readonly Platform[]): Promise<string> {
  return once(home, platforms.length > 1 ? EVERY_ROOT : 'debian-roots-amd64', async (folder) => {
    for (const platform of platforms) {
      const arch = platform === 'linux/arm64' ? 'arm64' : 'amd64';
      await link(join(await debianRoot(home, arch), 'root.tar'), join(folder, `${arch}.tar`));
    }
  });
}

const EVERY_ROOT = 'debian-roots';

/** Whether an earlier run has them for every platform. */
export async function hasDebianRoots(home: LabHome): Promise<boolean> {
  return exists(join(home.cache, EVERY_ROOT));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * Folder with `roots.crt`: what the host trusts (some networks present a root of their own to everyone) and the root of the lab's private
 * registries. Builder stand-ins carry it, runtime ones do not.
 */
export async function extraRoots(home: LabHome): Promise<string> {
  const folder = join(home.cache, 'roots');
  await mkdir(folder, { recursive: true });
  const bundle = await readFile('/etc/ssl/certs/ca-certificates.crt', 'utf8').catch(() => '');
  const own = await readFile((await labCertificates(home)).root, 'utf8');
  await writeFile(join(folder, 'roots.crt'), `${bundle.trimEnd()}\n${own}`);
  return folder;
}

/** What is being filled now: two stand-ins that are made at once may need the same package. */
const filling = new Map<string, Promise<string>>();

async function once(home: LabHome, key: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(home.cache, key);
  const made = filling.get(folder) ?? alone(home, key, async () => fillOnce(folder, fill));
  filling.set(folder, made);
  return made;
}

async function fillOnce(folder: string, fill: (folder: string) => Promise<void>): Promise<string> {
  if (await exists(folder)) return folder;
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  await fill(part);
  await rename(part, folder);
  return folder;
}
