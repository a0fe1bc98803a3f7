import { textAt } from '../../_shared/json-file.ts';
import { dependency, PLAIN, titled, type FrameworkFacts, type Source } from './framework.ts';
import { readProgram } from './server.ts';

/** NestJS builds to dist/main.js; its `start` script is a development command. */
export function readNest(source: Source): FrameworkFacts | null {
  if (dependency(source.manifest, '@nestjs/core') === null) return null;
  const program = readProgram(source);
  const script = textAt(source.manifest, 'scripts', 'build');
  const start = program.start ?? (script === null ? null : { value: ['node', 'dist/main.js'], from: script.from });
  return {
    ...PLAIN,
    ...program,
    id: 'nest',
    title: titled(source.manifest, '@nestjs/core', 'NestJS'),
    start,
    output: program.output ?? 'dist',
  };
}
