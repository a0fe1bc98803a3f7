import type { Blocker } from '../../../model/evidence.ts';
import { plainPath } from '../../_shared/safe.ts';
import { dependency, type FrameworkFacts, type Source } from './framework.ts';
import { readNest } from './nest.ts';
import { readNext } from './next.ts';
import { readProgram, readServer } from './server.ts';
import { readSiteGenerator } from './site-generator.ts';
import { readStaticSite } from './static-site.ts';

/** Asked in this order: a full-stack framework brings a server library or a site builder along, a server may be built by Vite. */
const READERS: readonly ((source: Source) => FrameworkFacts | null)[] = [
  readNext,
  readNest,
  readServer,
  readSiteGenerator,
  readStaticSite,
];

/** Frameworks that would be taken for something simpler than they are. */
const NOT_YET: readonly (readonly [string, string])[] = [
  ['nuxt', 'Nuxt'],
  ['astro', 'Astro'],
  ['@sveltejs/kit', 'SvelteKit'],
  ['@react-router/dev', 'React Router'],
  ['@remix-run/dev', 'Remix'],
  ['@angular/core', 'Angular'],
  ['gatsby', 'Gatsby'],
];

export function framework(source: Source): FrameworkFacts {
  const found = READERS.map((read) => read(source)).find((facts) => facts !== null) ?? readProgram(source);
  const blockers = [...found.blockers, ...notYet(source, found)];
  const from = found.start?.from ?? found.title?.from ?? 'package.json';
  return { ...found, output: found.output === null ? null : plainPath(found.output, from), blockers };
}

function notYet({ manifest }: Source, { id }: FrameworkFacts): readonly Blocker[] {
  return NOT_YET.flatMap(([name, title]) => {
    const found = dependency(manifest, name);
    if (found === null || name === id) return [];
    return [
      {
        name: 'framework-not-supported',
        message: `${title} builds to a shape that ironhull has no vetted template for.`,
        from: found.from,
        hints: ['ironhull catalogue     lists what there is'],
      },
    ];
  });
}
