import { presetText } from './presets/make/write-preset.ts';
import { OURS, renderTemplate } from './render/templates.ts';
import { STARTER_PORT, starters } from './starters/index.ts';
import { starterFiles } from './starters/starter-files.ts';
import type { OutputFile } from './model/output.ts';
import type { Preset } from './model/preset.ts';

/** A preset to be published, and how. */
export interface PresetKit {
  readonly preset: Preset;
  readonly publish:
    | { readonly as: 'npm'; readonly package: string }
    | { readonly as: 'git'; readonly reference: string };
  /** JSON Schema of presets. */
  readonly schema: string;
  /** Version of ironhull that it is tried with. */
  readonly ironhull: string;
}

/** Stacks that a new preset is tried on. */
const TRIED = ['node', 'go'];

/** Everything that is published: the preset, its schema, a page, an example and cases to try it on. */
export function presetKit(kit: PresetKit): readonly OutputFile[] {
  const { preset, publish, schema } = kit;
  const reference = publish.as === 'npm' ? publish.package : publish.reference;
  const known = { name: preset.name ?? '', reference };
  const seeds: Readonly<Record<string, string>> = {
    'preset.yaml': presetText(preset),
    'preset.schema.json': schema,
    'package.json': `${JSON.stringify(manifestOf(kit), null, 2)}\n`,
    '.gitignore': 'node_modules/\n',
    'README.md': renderTemplate(`_preset/README-${publish.as}.md`, known, OURS),
    'example/ironhull.config.yaml': exampleConfig(kit),
    ...exampleRepo(),
    // Nothing in that repository says which port it listens on: a person would be asked.
    'test/go/answers.json': `${JSON.stringify({ port: STARTER_PORT }, null, 2)}\n`,
    ...triedRepos(),
  };
  return Object.entries(seeds).map(([path, contents]) => ({ path, contents, ownership: 'seed' }));
}

function manifestOf({ preset, publish, ironhull }: PresetKit): object {
  const own =
    publish.as === 'npm'
      ? { name: publish.package, version: '1.0.0' }
      : { name: 'preset', version: '1.0.0', private: true };
  return {
    ...own,
    description: `Container defaults of ${preset.name ?? ''}`,
    // What is not there yet is left out; code that is added later has to be packed.
    files: ['preset.yaml', 'preset.schema.json', 'templates', '*.mjs', 'example', 'test'],
    scripts: { test: 'ironhull defaults test' },
    devDependencies: { 'generator-ironhull': ironhull },
  };
}

function exampleConfig({ publish }: PresetKit): string {
  const reference = publish.as === 'npm' ? `npm:${publish.package}@^1` : `${publish.reference}#${'0'.repeat(40)}`;
  const told = publish.as === 'npm' ? '' : '# Instead of the zeros: the commit of the preset.\n';
  return `schemaVersion: 1\n${told}extends:\n  - ${JSON.stringify(reference)}\n`;
}

/** Its .gitignore would keep files out of the package. */
function exampleRepo(): Readonly<Record<string, string>> {
  return within('example', 'node', (path) => (path === '.gitignore' ? null : path));
}

function triedRepos(): Readonly<Record<string, string>> {
  return Object.assign({}, ...TRIED.map((stack) => within(`test/${stack}/repo`, stack, dotless))) as Record<
    string,
    string
  >;
}

function within(folder: string, stack: string, as: (path: string) => string | null): Readonly<Record<string, string>> {
  const starter = starters.find((one) => one.stack === stack);
  if (starter === undefined) throw new TypeError(`no starter ${stack}`);
  return Object.fromEntries(
    starterFiles(starter, 'service').flatMap(({ path, contents }) => {
      const name = as(path);
      return name === null ? [] : [[`${folder}/${name}`, contents] as const];
    }),
  );
}

function dotless(path: string): string {
  return path.replaceAll(/(^|\/)\./g, '$1dot-');
}
