import { UndecidedError, UsageError } from '../errors.ts';
import type { Stack } from '../model/stack.ts';
import { candidates } from './candidates.ts';
import { detectService, type Detection, type Service } from './service.ts';
import { walkServices } from './walk-services.ts';

/** The services of a repo: the root and the folders below that fit a stack, but for parts and libraries of others. */
export function detectServices(detection: Detection): readonly Service[] {
  const { likely, aside } = candidates(detection.repo, detection.stacks);
  const found = walkServices(detection, ['', ...likely]);
  return found.length > 0 ? found : walkServices(detection, aside);
}

/** The services that were asked for by path, each of which must be one. */
export function namedServices(detection: Detection, paths: readonly string[]): readonly Service[] {
  return paths.map((raw) => {
    const path = raw.replace(/^\.\/|\/+$/g, '').replace(/^\.$/, '');
    const service = detectService(detection, path);
    if (service.facts.length > 0) return service;
    throw new UsageError(`--service ${raw}: no supported stack there. Nothing was written.`, {
      hints: supported(detection.stacks),
    });
  });
}

/** Nothing fits: what is supported and what was seen instead. */
export function nothingFound(detection: Detection): UndecidedError {
  const seen = detection.repo.list('').slice(0, 12).join(' ');
  const saw = seen === '' ? 'the folder is empty' : `saw ${seen}`;
  return new UndecidedError(`no supported stack found: ${saw}. Nothing was written.`, {
    hints: supported(detection.stacks),
  });
}

function supported(stacks: readonly Stack[]): readonly string[] {
  return stacks.map((stack) => `${stack.title}: ${[...stack.signs, ...(stack.rootSigns ?? [])].join(', ')}`);
}
