import type { Subject } from './subject.ts';

/** What a verification will do with the user's Docker, told before it is done. */
export function announce(subject: Subject, minutes: number): readonly string[] {
  const secrets = [...new Set(subject.mounted.map(({ name }) => name))];
  const target = subject.target === null ? '' : `, target ${subject.target}`;
  return [
    `builds ${subject.dockerfile} from ${subject.context}${target}, about eight times: its RUN steps run with the builder's network`,
    ...(secrets.length === 0
      ? []
      : [
          `gives it ${secrets.join(', ')}, and looks for their values afterwards, in memory; none is printed or written`,
        ]),
    'runs the image about ten times, each time without capabilities and new privileges, with 1 GB, 2 CPUs and 512 processes at most, on a network without a way out',
    'freezes and stops those containers to see what happens',
    `ends after ${minutes} minutes at the latest, and removes every image, container and network that it made; the builder keeps its cache`,
  ];
}
