import { everyInstruction, flag, mounts, type Generated } from './read-dockerfile.ts';

/** Features by the frontend minor that brought them; `# check=` alone asks for 1.8. */
const FEATURES: readonly (readonly [number, (files: Generated) => boolean])[] = [
  [8, () => true],
  [
    10,
    (files) =>
      everyInstruction(files).some((one) =>
        mounts(one).some((mount) => mount.get('type') === 'secret' && mount.has('env')),
      ),
  ],
  [14, (files) => everyInstruction(files).some((one) => /[a-z]/.test(flag(one, 'chmod') ?? ''))],
  [19, (files) => everyInstruction(files).some((one) => one.flags.some(([name]) => name === 'exclude'))],
  [20, (files) => everyInstruction(files).some((one) => one.flags.some(([name]) => name === 'parents'))],
];

/** H6: the frontend is pinned to the lowest minor that has what the file uses, and its warnings are errors. */
export function frontend(files: Generated): readonly string[] {
  const minor = /^# syntax=docker\/dockerfile:1\.(\d+)$/.exec(files.lines[0] ?? '')?.[1];
  const lowest = Math.max(...FEATURES.filter(([, uses]) => uses(files)).map(([least]) => least));
  return [
    ...(minor === undefined ? ['the first line pins no minor of the frontend'] : []),
    ...(minor !== undefined && Number(minor) !== lowest
      ? [`frontend 1.${minor}, but 1.${lowest} is the lowest that has it all`]
      : []),
    ...(files.lines[1] === '# check=error=true' ? [] : ['the second line is not `# check=error=true`']),
  ];
}
