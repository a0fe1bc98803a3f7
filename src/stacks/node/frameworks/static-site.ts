import { firstMatch } from '../../_shared/code.ts';
import { textAt } from '../../_shared/json-file.ts';
import type { FrameworkId } from '../facts.ts';
import { dependency, PLAIN, titled, type FrameworkFacts, type Source } from './framework.ts';

interface Builder {
  readonly id: FrameworkId;
  readonly name: string;
  readonly title: string;
  readonly output: string;
  readonly prefix: string;
  readonly hashedFolder: string;
}

const BUILDERS: readonly Builder[] = [
  {
    id: 'cra',
    name: 'react-scripts',
    title: 'Create React App',
    output: 'build',
    prefix: 'REACT_APP_',
    hashedFolder: 'static',
  },
  { id: 'vue-cli', name: '@vue/cli-service', title: 'Vue CLI', output: 'dist', prefix: 'VUE_APP_', hashedFolder: 'js' },
  { id: 'vite', name: 'vite', title: 'Vite', output: 'dist', prefix: 'VITE_', hashedFolder: 'assets' },
];

/** A single-page app: built to files that a static server hands out. */
export function readStaticSite(source: Source): FrameworkFacts | null {
  const builder = BUILDERS.find(({ name }) => dependency(source.manifest, name) !== null);
  if (builder === undefined || textAt(source.manifest, 'scripts', 'build') === null) return null;
  return {
    ...PLAIN,
    id: builder.id,
    title: titles(source, builder),
    shape: 'static',
    start: null,
    output: configured(source) ?? builder.output,
    publicPrefix: builder.prefix,
    site: { basePath: '', otherwise: 'first', hashedFolder: builder.hashedFolder },
  };
}

function titles(source: Source, builder: Builder): FrameworkFacts['title'] {
  const vue = builder.id === 'vite' ? titled(source.manifest, 'vue', 'Vue') : null;
  const tool = titled(source.manifest, builder.name, builder.title);
  return vue === null || tool === null ? tool : { value: `${vue.value} on ${tool.value}`, from: vue.from };
}

function configured({ code, manifest }: Source): string | null {
  const configs = code.filter((file) => /^(?:vite|vue)\.config\./.test(file.path));
  const inConfig = firstMatch(configs, [/\b(?:outDir|outputDir):\s*['"](?:\.\/)?([\w./-]+?)\/?['"]/]);
  const script = textAt(manifest, 'scripts', 'build');
  return inConfig?.value ?? /--outDir[ =](?:\.\/)?([\w./-]+?)\/?(?:\s|$)/.exec(script?.value ?? '')?.[1] ?? null;
}
