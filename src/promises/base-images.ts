import { everyInstruction, flag, mounts, type Generated, type Instruction, type Stage } from './read-dockerfile.ts';

const DISTRIBUTION =
  /(?:bookworm|trixie|forky|jammy|noble|resolute|debian-?1\d|alpine-?3\.\d+|wolfi|ubi\d+|azurelinux\d)/;
/** Names that say what they are made of without saying it again in the tag. */
const IS_ONE = /^(?:alpine:3\.\d+|debian:(?:1\d|trixie)|cgr\.dev\/chainguard\/)/;

/** Publishers whose tags move between builds of one version. */
const FLOATS = /^(?:gcr\.io\/distroless|cgr\.dev)\//;

/** H5: literal, tagged, named base images, the distribution in the tag; what a tool stage gives is taken from a named stage. */
export function baseImages(files: Generated): readonly string[] {
  const names = files.stages.map((stage) => stage.name);
  const external = files.stages.filter(
    (stage, at) => !names.slice(0, at).includes(stage.from) && stage.from !== 'scratch',
  );
  const unnamed = names.filter((name) => !/^[a-z][a-z0-9-]*$/.test(name)).map((name) => `"${name}": not a stage name`);
  const bare = everyInstruction(files)
    .flatMap(sources)
    .filter((from) => !names.includes(from))
    .map((from) => `${from}: copied from an image that no stage names`);
  return [...external.flatMap(complaints), ...external.flatMap((stage) => unpinned(files, stage)), ...unnamed, ...bare];
}

function complaints({ from, body }: Stage): readonly string[] {
  if (/[${}]/.test(from)) return [`${from}: a variable in FROM`];
  const [image = '', digest] = from.split('@');
  if (!/:[^/]+$/.test(image)) return [`${from}: no tag`];
  const floats = image.endsWith(':latest') && digest === undefined && !image.startsWith('cgr.dev/');
  const isTool = body.length === 0;
  const says = isTool || DISTRIBUTION.test(image) || IS_ONE.test(image);
  return [...(floats ? [`${from}: latest`] : []), ...(says ? [] : [`${from}: no distribution in the tag`])];
}

/** A tag that moves says so in the file, and how to pin it, until it has a digest. */
function unpinned({ lines }: Generated, { from }: Stage): readonly string[] {
  if (!FLOATS.test(from) || from.includes('@')) return [];
  const said = lines.some(
    (line) => line.startsWith('# Deviation from H5:') && line.includes(from) && line.includes('ironhull pin'),
  );
  return said ? [] : [`${from}: floats, and nothing says so`];
}

/** Where a COPY, or a mount of a RUN, takes files from. */
function sources(one: Instruction): readonly string[] {
  const mounted = mounts(one).map((mount) => mount.get('from'));
  return [flag(one, 'from'), ...mounted].filter((from) => from !== null && from !== undefined);
}
