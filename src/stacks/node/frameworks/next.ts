import type { Blocker, Found } from '../../../model/evidence.ts';
import type { WritablePath } from '../../../model/facts.ts';
import { findIn } from '../../_shared/place.ts';
import type { BuiltSite } from '../facts.ts';
import { dependency, PLAIN, titled, type FrameworkFacts, type Source } from './framework.ts';

const CONFIGS = ['next.config.js', 'next.config.mjs', 'next.config.cjs', 'next.config.ts', 'next.config.mts'];
const OUTPUT = /\boutput:\s*['"](standalone|export)['"]/;
const HEALTH_FILE =
  /^(?:src\/)?(?:app\/(?:\([^/]+\)\/)*((?:api\/)?(?:healthz?|livez|healthcheck|ping))\/route\.[cm]?[jt]sx?|pages\/(api\/(?:healthz?|livez|healthcheck|ping))(?:\/index)?\.[cm]?[jt]sx?)$/;

/** Next.js as a standalone server, or exported to static files. */
export function readNext(source: Source): FrameworkFacts | null {
  const title = titled(source.manifest, 'next', 'Next.js');
  if (title === null || dependency(source.manifest, 'next') === null) return null;
  const config = CONFIGS.find((file) => source.repo.has(file)) ?? '';
  const output = findIn(config, source.repo.text(config), OUTPUT);
  const shared = { ...PLAIN, title, publicPrefix: 'NEXT_PUBLIC_', handlesSignals: true } as const;
  if (output?.value === 'export')
    return { ...shared, id: 'next-export', shape: 'static', start: null, output: 'out', site: EXPORTED };
  return { ...shared, ...standalone(source, config, output) };
}

const EXPORTED: BuiltSite = { basePath: '', otherwise: 'own', hashedFolder: '_next/static' };

type Standalone = Omit<FrameworkFacts, 'title' | 'shape' | 'publicPrefix' | 'handlesSignals' | 'site' | 'sources'>;

function standalone(source: Source, config: string, output: Found<string> | null): Standalone {
  const health = healthRoute(source);
  const from = output?.from ?? config;
  return {
    id: 'next',
    output: '.next',
    start: { value: ['node', 'server.js'], from },
    port: portOf(source),
    ...(health === null ? {} : { health }),
    writable: [{ value: CACHE, from }],
    blockers: output === null ? [notStandalone(config)] : [],
  };
}

const CACHE: WritablePath = {
  path: '/app/.next/cache',
  kind: 'tmpfs',
  mode: '1777',
  exec: false,
  why: 'images and pages that Next.js keeps',
};

function portOf({ manifest }: Source): Found<number> {
  const usual = dependency(manifest, 'next')?.from ?? '';
  const named = findIn(
    'package.json',
    manifest.text,
    /"start"\s*:\s*"[^"]*\bnext start[^"]*(?:-p|--port)[ =](\d{4,5})/,
  );
  return named === null ? { value: 3000, from: usual } : { value: Number(named.value), from: named.from };
}

function healthRoute({ repo }: Source): Found<string> | null {
  for (const file of repo.files()) {
    const match = HEALTH_FILE.exec(file);
    if (match !== null) return { value: `/${match[1] ?? match[2] ?? ''}`, from: file };
  }
  return null;
}

function notStandalone(config: string): Blocker {
  return {
    name: 'next-not-standalone',
    message: "Next.js is not told to trace what its server needs: output: 'standalone' is missing.",
    from: config === '' ? 'package.json' : config,
    hints: [
      `add output: 'standalone' to ${config === '' ? 'next.config.mjs' : config}     (or 'export' for a static site)`,
    ],
  };
}
