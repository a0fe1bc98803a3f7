import type { Subject } from './subject.ts';

/** What a verification will do with the user's Docker, told before it is done. */
export function announce(subject: Subject): readonly string[] {
  const secrets = subject.mounted.map(({ name }) => name);
  return [
    `builds ${subject.dockerfile} from ${subject.context}${subject.target === null ? '' : `, target ${subject.target}`}, up to eight times`,
    ...(secrets.length === 0
      ? []
      : [`uses ${[...new Set(secrets)].join(', ')} and looks for their values afterwards, in memory`]),
    'runs the image about eight times, each time without capabilities, with 1 GB, 2 CPUs and 512 processes at most, on a network without a way out',
    'freezes and stops those containers to see what happens',
    'removes every image, container and network that it makes',
  ];
}
