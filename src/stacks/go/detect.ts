import type { Answers } from '../../model/answers.ts';
import type { Found } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { CatalogueImage } from '../../model/image.ts';
import type { Repo } from '../../model/repo.ts';
import { findIn, place } from '../_shared/place.ts';
import { imageName } from '../_shared/safe.ts';
import { asked } from '../_shared/asked.ts';
import { resolveGoVersion } from '../_shared/versions.ts';
import type { GoDetails } from './facts.ts';

/** A folder with a go.mod is a Go service. */
export function detect(repo: Repo, catalogue: readonly CatalogueImage[], given: Answers): Facts<GoDetails> | null {
  const mod = repo.text('go.mod');
  const module = findIn('go.mod', mod, /^module\s+(\S+)/m);
  if (mod === null || module === null) return null;
  const wanted =
    asked(given) ?? findIn('go.mod', mod, /^toolchain\s+go(\S+)/m) ?? findIn('go.mod', mod, /^go\s+(\S+)/m);
  const hasModules = /^\s*(require\s|\t\S+ v\d)/m.test(mod);
  return {
    stack: 'go',
    service: '',
    name: { value: imageName(module.value.replace(/\/v\d+$/, '')), from: module.from },
    shape: 'binary',
    framework: null,
    runtime: { product: 'go', title: 'Go', wanted, ...resolveGoVersion(wanted?.value ?? null, catalogue) },
    manager: null,
    entries: mainPackages(repo),
    start: { value: ['/app'], from: 'go.mod' },
    port: firstIn(repo, /["':](\d{4,5})["']/, (text) => Number(text)),
    health: firstIn(repo, /["`](?:GET )?(\/(?:healthz?|livez|readyz|api\/health)\/?)["`]/, (text) => text),
    writable: [],
    secrets: [],
    buildArgs: [],
    conflicts: [],
    blockers: [],
    details: {
      module: module.value,
      vendored: repo.has('vendor/modules.txt'),
      hasModules,
      manifests: ['go.mod', 'go.sum'].filter((file) => repo.has(file)),
      cgo: false,
    },
  };
}

function goFiles(repo: Repo): readonly string[] {
  return repo
    .files()
    .filter((file) => file.endsWith('.go') && !file.endsWith('_test.go') && !file.startsWith('vendor/'));
}

function mainPackages(repo: Repo): readonly Found<string>[] {
  const seen = new Map<string, Found<string>>();
  for (const file of goFiles(repo)) {
    const main = findIn(file, repo.text(file), /^package (main)\b/m);
    const folder = file.includes('/') ? `./${file.slice(0, file.lastIndexOf('/'))}` : '.';
    if (main !== null && !seen.has(folder)) seen.set(folder, { value: folder, from: main.from });
  }
  return [...seen.values()];
}

function firstIn<T>(repo: Repo, pattern: RegExp, read: (text: string) => T): Found<T> | null {
  for (const file of goFiles(repo)) {
    const text = repo.text(file) ?? '';
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return { value: read(match[1]), from: place(file, text, match.index) };
  }
  return null;
}
