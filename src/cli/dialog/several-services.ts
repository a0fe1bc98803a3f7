import { stacks, UndecidedError, type Service } from '../../api.ts';
import type { Facts } from '../../model/facts.ts';
import { visible } from '../visible.ts';

/** Nobody said which of several services is meant. */
export function severalServices(services: readonly Service[]): UndecidedError {
  const paths = services.map(({ path }) => folderShown(path));
  const width = Math.max(...paths.map((path) => path.length));
  const all = paths.map((path) => `--service ${path}`).join(' ');
  return new UndecidedError(`${counted(paths.length)} services here: ${paths.join(', ')}. Nothing was written.`, {
    hints: [
      ...services.map((service, index) => `${(paths[index] ?? '').padEnd(width)}  ${evidenceOf(service)}`),
      `ironhull retrofit --service ${paths[0] ?? ''}     one of them`,
      `ironhull retrofit ${all}     all of them`,
    ],
  });
}

/** A service's folder as `--service` takes it. */
export function folderShown(path: string): string {
  return path === '' ? '.' : visible(path);
}

/** What a service was taken for, with the places that say so. */
export function evidenceOf({ facts, namedBy }: Service): string {
  const seen = facts.map((one) => visible([titleOf(one), ...placeOf(one)].join(' '))).join(' or ');
  return namedBy === null ? seen : `${seen}; ${visible(namedBy)} names it, so a build around it may take it in too`;
}

function titleOf({ stack, framework }: Facts): string {
  return framework?.value ?? stacks.find(({ id }) => id === stack)?.title ?? stack;
}

function placeOf({ framework, manager, name, runtime }: Facts): readonly string[] {
  const places = [framework?.from, manager?.from, name.from, runtime.wanted?.from];
  const first = places.find((place) => place !== undefined && place !== '');
  return first === undefined ? [] : [`(${first})`];
}

function counted(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five'][count] ?? String(count);
}
