import type { Found } from '../../../model/evidence.ts';
import { allMatches, type SourceFile } from '../detect/sources.ts';

/** Module-level objects made by one of these calls: `orders.main:app`. */
export function appObjects(files: readonly SourceFile[], makers: string, needs = makers): readonly Found<string>[] {
  const pattern = new RegExp(`^(\\w+)(?:[ \\t]*:[ \\t]*[\\w.]+)?[ \\t]*=[ \\t]*(?:\\w+\\.)*(?:${makers})\\(`, 'gm');
  return allMatches(files, pattern, needs).map(({ value, from, file }) => ({ value: `${file.module}:${value}`, from }));
}

/** Objects that a factory of the repo made, then the factory itself: `wsgi:app`, `thumbs:create_app`. */
export function factories(files: readonly SourceFile[], maker: RegExp): readonly Found<string>[] {
  const makers = allMatches(files, /^def[ \t]+(create_app|make_app|get_app|build_app)\(/gm, '_app(').filter(
    ({ file }) => maker.test(file.text),
  );
  const names = [...new Set(makers.map(({ value }) => value))].join('|');
  const objects = names === '' ? [] : appObjects(files, names, '_app(');
  if (objects.length > 0) return objects;
  return makers.map(({ value, from, file }) => ({ value: `${file.module}:${value}`, from }));
}
