import { judge, type HardeningPromise } from '../promise.ts';

/** H6: the frontend that reads the file is pinned, and its own checks find nothing. */
export const buildChecks: HardeningPromise = {
  id: 'H6',
  title: 'pinned Dockerfile syntax, build checks are errors, none is found',
  async prove(bench) {
    const head = bench.dockerfileText.split('\n').filter((line) => line.startsWith('#'));
    const syntax = head.map((line) => /^#\s*syntax\s*=\s*(\S+)/.exec(line)?.[1]).find((found) => found !== undefined);
    const checked = head.some((line) => /^#\s*check\s*=.*\berror=true/.test(line));
    const { subject, docker, dockerfile, context } = bench;
    const flags = subject.target === null ? [] : ['--target', subject.target];
    const check = await docker([
      'buildx',
      'build',
      '--check',
      '-f',
      dockerfile,
      ...flags,
      ...subject.buildFlags,
      context,
    ]);
    const warnings = [...`${check.stdout}\n${check.stderr}`.matchAll(/^WARNING: (.+)$/gm)].map(
      (match) => match[1] ?? '',
    );
    return judge(
      [
        ...(syntax === undefined ? ['no "# syntax" line'] : []),
        ...(syntax !== undefined && !/^docker\/dockerfile:1\.\d+(?:\.\d+)?(?:@sha256:|$)/.test(syntax)
          ? [`"# syntax=${syntax}" is not pinned to a minor`]
          : []),
        ...(checked ? [] : ['no "# check=error=true" line']),
        ...warnings.map((warning) => `build check: ${warning}`),
        ...(!check.ok && warnings.length === 0
          ? [`build --check failed: ${check.stderr.trim().split('\n').at(-1)}`]
          : []),
      ],
      `${syntax}, build --check clean`,
    );
  },
};
