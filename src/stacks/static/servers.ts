import type { Answers } from '../../model/answers.ts';
import type { RuntimeFact } from '../../model/facts.ts';
import type { CatalogueImage, Family } from '../../model/image.ts';
import type { Choice } from '../../model/question.ts';

/** The program that hands out the files, by the family that a person chooses. */
export const SERVERS: readonly Choice[] = [
  { value: 'unprivileged', label: 'nginx', hint: 'on Alpine, with a client for the health check' },
  { value: 'slim', label: 'nginx on Debian', hint: 'the same with glibc and a package manager' },
  { value: 'distroless', label: 'Caddy', hint: 'on distroless, without its file capability; no shell' },
  { value: 'scratch', label: 'Static Web Server', hint: 'one program and nothing else' },
];

export function familyOf(answers: Answers): Family {
  return answers.base ?? 'unprivileged';
}

/** The release line that the default server is of: what a plain site asks for is not a version. */
export function server(catalogue: readonly CatalogueImage[]): RuntimeFact {
  const row = catalogue.find(({ provides, roles }) => provides.includes('nginx') && roles.includes('runtime'));
  if (row === undefined) throw new TypeError('the catalogue has no nginx');
  return {
    product: 'nginx',
    title: 'nginx',
    wanted: null,
    cycle: row.cycle,
    version: row.version,
    endOfLife: row.endOfLife ?? '9999-12-31',
    ended: row.endOfLife !== null && row.endOfLife < row.asOf,
    fit: 'exact',
    why: 'the newest stable line of the catalogue',
  };
}
