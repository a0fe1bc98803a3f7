import { BUILD_ARGS } from '../build-args.ts';
import { judge, type HardeningPromise } from '../promise.ts';

const WANTED = { version: BUILD_ARGS.VERSION, revision: BUILD_ARGS.REVISION, created: BUILD_ARGS.CREATED } as const;

/** H13: who finds the image must be able to find its source. */
export const labelled: HardeningPromise = {
  id: 'H13',
  title: 'OCI labels tell version, revision and date of the build',
  async prove(bench) {
    const labels = bench.image.config.Labels ?? {};
    const faults = Object.entries(WANTED).flatMap(([name, value]) => {
      const label = labels[`org.opencontainers.image.${name}`];
      return label === value
        ? []
        : [
            `org.opencontainers.image.${name} is ${label === undefined ? 'missing' : `"${label}"`}, the build said "${value}"`,
          ];
    });
    const title = labels['org.opencontainers.image.title'];
    return judge(
      title === undefined ? [...faults, 'org.opencontainers.image.title is missing'] : faults,
      `labels of "${title}" follow the build's arguments`,
    );
  },
};
