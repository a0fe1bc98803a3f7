import { flag, type Option } from './option.ts';

/** Pinning as a part of an audit. */
export const pinFlag: Option = flag('pin', 'first write digests behind tags, as ironhull pin does', ['audit']);

/** Options that say what `pin` asks for, and whom. */
export const pinOptions: readonly Option[] = [
  flag('refresh', 'ask again for what has a digest or commit already', ['pin']),
  {
    name: 'mirror',
    kind: 'list',
    value: 'HOST=MIRROR',
    choices: [],
    help: 'ask this mirror first, as in docker.io=mirror.example/hub',
    commands: ['pin', 'audit'],
  },
];
