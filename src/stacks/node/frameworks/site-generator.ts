import { textAt } from '../../_shared/json-file.ts';
import { findIn } from '../../_shared/place.ts';
import { isPlainPath } from '../../_shared/safe.ts';
import type { BuiltSite } from '../facts.ts';
import { astro } from './generators/astro.ts';
import { docusaurus } from './generators/docusaurus.ts';
import { eleventy } from './generators/eleventy.ts';
import type { Generator, Setup } from './generators/generator.ts';
import { vitepress } from './generators/vitepress.ts';
import { dependency, PLAIN, titled, type FrameworkFacts, type Source } from './framework.ts';

const GENERATORS: readonly Generator[] = [vitepress, docusaurus, astro, eleventy];

/** A site of many pages, written at build time by the generator that the build script calls. */
export function readSiteGenerator(source: Source): FrameworkFacts | null {
  const build = textAt(source.manifest, 'scripts', 'build')?.value ?? '';
  const generator = GENERATORS.find(({ name, command }) => dependency(source.manifest, name) && command.test(build));
  if (generator === undefined) return null;
  const setup = setupOf(source, generator, build);
  return generator.isSite(setup) ? factsOf(source, generator, setup) : null;
}

function setupOf({ repo }: Source, { command, configs }: Generator, build: string): Setup {
  const folder = cleanFolder(command.exec(build)?.groups?.['folder'] ?? '');
  const inside = folder === '' ? '' : `${folder}/`;
  const file = configs.map((name) => `${inside}${name}`).find((name) => repo.has(name)) ?? '';
  return { repo, build, folder, config: { file, text: repo.source(file) ?? '' } };
}

function factsOf({ manifest }: Source, generator: Generator, setup: Setup): FrameworkFacts {
  const tool = titled(manifest, generator.name, generator.title);
  return {
    ...PLAIN,
    id: generator.id,
    title: tool,
    shape: 'static',
    start: null,
    output: generator.output(setup),
    publicPrefix: generator.publicPrefix,
    site: { ...pages(setup, generator), hashedFolder: generator.hashedFolder(setup) },
    sources: generator.sources(setup),
  };
}

/** Every generator writes files for its pages, and a page for what is not there where the site has one. */
function pages({ config }: Setup, { base }: Generator): Pick<BuiltSite, 'basePath' | 'otherwise'> {
  const found = findIn(config.file, config.text, base)?.value ?? '';
  const basePath = cleanFolder(found.replace(/^\/+/, ''));
  return { basePath: isPlainPath(basePath) ? basePath : '', otherwise: 'own' };
}

function cleanFolder(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '').replace(/^\.$/, '');
}
