import { everyInstruction, type Generated } from './read-dockerfile.ts';

const PLATFORM_ARGS = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)\b/;

/** H15: the platform is what the build is asked for: no default that overrides it, no fixed platform in FROM. */
export function buildPlatform(files: Generated): readonly string[] {
  const defaults = everyInstruction(files)
    .filter((one) => one.keyword === 'ARG' && PLATFORM_ARGS.test(one.text) && one.text.includes('='))
    .map((one) => `line ${one.line}: a default for ${one.text}`);
  const fixed = files.stages
    .filter((stage) => stage.platform !== null && !/^\$\{?(?:BUILD|TARGET)PLATFORM\}?$/.test(stage.platform))
    .map((stage) => `${stage.name}: fixed to ${stage.platform}`);
  const shipped = files.shipped.platform?.includes('BUILDPLATFORM')
    ? ["the shipped stage is of the builder's platform"]
    : [];
  return [...defaults, ...fixed, ...shipped];
}
