import type { Conflict } from '../../../model/evidence.ts';
import type { SourceFile } from '../../_shared/code.ts';
import { place } from '../../_shared/place.ts';
import type { FrameworkFacts } from '../frameworks/framework.ts';

const LISTENS = /\.listen\(\s*\{[^}]*\}/;

/** Fastify listens on 127.0.0.1 unless it is told otherwise, where the health check reaches it and nobody else does. */
export function loopback(frame: FrameworkFacts, code: readonly SourceFile[]): readonly Conflict[] {
  if (frame.title?.value.startsWith('Fastify') !== true) return [];
  return code.flatMap(({ path, text }) => {
    const call = LISTENS.exec(text);
    if (call === null || /\bhost\b|\.\.\./.test(call[0])) return [];
    return [
      {
        about: 'listening address',
        taken: { value: "Fastify's own default, 127.0.0.1", from: place(path, text, call.index) },
        others: [{ value: "host: '0.0.0.0'", from: place(path, text, call.index) }],
        why: 'without a host nothing outside the container reaches it',
      },
    ];
  });
}
