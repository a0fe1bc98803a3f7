import { judge, type HardeningPromise } from '../promise.ts';

/** H12: each such file is a way up. */
export const noPrivilegedFiles: HardeningPromise = {
  id: 'H12',
  title: 'no setuid or setgid file, no file capability',
  async prove(bench) {
    const files = [...bench.image.files.values()].filter((file) => file.kind === 'file');
    const faults = [
      ...files
        .filter((file) => (file.mode & 0o6000) !== 0)
        .map((file) => `/${file.path} is ${(file.mode & 0o4000) === 0 ? 'setgid' : 'setuid'}`),
      ...files.filter((file) => file.capability).map((file) => `/${file.path} carries a file capability`),
    ];
    return judge(faults, `${files.length} files of the flattened image`);
  },
};
