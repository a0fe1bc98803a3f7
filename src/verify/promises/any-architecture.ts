import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { rebuild, type Bench } from '../bench.ts';
import { waitUntilUp, withContainer } from '../container.ts';
import { logicalLines } from '../dockerfile-text.ts';
import { openSavedImage } from '../image.ts';
import { broken, judge, notProvable, proven, type HardeningPromise, type Outcome } from '../promise.ts';

const PLATFORM_ARGS = /^\s*ARG\s+(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)\s*=/i;

const PLATFORM_FROM = /^\s*FROM\s.*--platform=(?!\$\{?(?:BUILD|TARGET)PLATFORM)/i;

/** What compilers are told to compile for, where it is written out. */
const COMPILED_FOR =
  /\bGOARCH=["']?[a-z]|\bcargo\b.*\s--target[ =]["']?(?:x86_64|aarch64)-|\bdotnet\s.*\s(?:-r|--runtime|-a|--arch)[ =]["']?(?:[a-z]+-)*(?:x64|arm64)\b/;

/** Machine field of an ELF header. */
const ARM64 = 183;

/** H15: the same file builds for the other architecture, and what comes out is for that one. */
export const anyArchitecture: HardeningPromise = {
  id: 'H15',
  title: 'builds for more than one architecture',
  async prove(bench) {
    if (bench.subject.compiled) return crossBuild(bench);
    const fixed = logicalLines(bench.dockerfileText).filter(({ text }) => fixesPlatform(text));
    return judge(
      fixed.map(({ text, line }) => `line ${line}: ${text.trim()} fixes the platform`),
      'nothing in the file fixes a platform',
    );
  },
};

/** A step that knows the platform asked for may name each that it can do. */
function fixesPlatform(instruction: string): boolean {
  if (PLATFORM_ARGS.test(instruction) || PLATFORM_FROM.test(instruction)) return true;
  return (
    /^\s*(?:RUN|ENV)\s/i.test(instruction) &&
    !/TARGET(?:ARCH|PLATFORM)/.test(instruction) &&
    COMPILED_FOR.test(instruction)
  );
}

async function crossBuild(bench: Bench): Promise<Outcome> {
  const tag = bench.newTag();
  const run = await rebuild(bench, { tag, flags: ['--platform', 'linux/arm64'] });
  if (!run.ok) return notBuilt(bench, run.log);
  const archive = join(bench.folder, 'arm64.tar');
  await bench.docker(['save', '-o', archive, tag]);
  const image = await openSavedImage(archive);
  try {
    const program = (image.config.Entrypoint ?? image.config.Cmd ?? [''])[0] ?? '';
    const file = image.files.get(program.replace(/^\//, ''));
    if (!file) return broken(`${program} is not in the image for linux/arm64`);
    const machine = (await image.content(file)).readUInt16LE(18);
    if (machine !== ARM64)
      return broken(`${program} in the image for linux/arm64 is built for another machine (ELF ${machine})`);
  } finally {
    await image.close();
  }
  return emulated(bench, tag);
}

/** A file that says it needs its compiler on the platform asked for can only be shown where that compiler's image exists. */
function notBuilt(bench: Bench, log: string): Outcome {
  const said = bench.subject.deviations.find(({ promise }) => promise === 'H15');
  if (said !== undefined && log.includes('InvalidBaseImagePlatform'))
    return notProvable(`no base image for linux/arm64 here, and the file says: ${said.why}`);
  return broken(`the build for linux/arm64 fails: ${log.trim().split('\n').at(-1)}`);
}

async function emulated(bench: Bench, tag: string): Promise<Outcome> {
  const registered = await access('/proc/sys/fs/binfmt_misc/qemu-aarch64').then(
    () => true,
    () => false,
  );
  if (!registered)
    return proven('cross-built for linux/arm64, the program is an arm64 one; not run, this host has no emulator');
  const up = await withContainer({ ...bench, tag }, { flags: ['--platform', 'linux/arm64'] }, async (container) =>
    waitUntilUp(bench, container),
  );
  return up === null
    ? proven('cross-built for linux/arm64 and run under emulation')
    : broken(`the linux/arm64 image does not start: ${up}`);
}
