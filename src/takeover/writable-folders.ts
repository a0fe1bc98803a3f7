import type { KeptInstruction } from '../model/takeover.ts';
import { answersOf } from './answers.ts';
import type { Reading } from './reading.ts';

/** A volume takes its owner and mode from the folder in the image: without one, only root could write there. The other stacks make theirs. */
export function writableFolders(reading: Reading): readonly KeptInstruction[] {
  const found =
    reading.facts.stack === 'node' && reading.facts.shape !== 'static' ? answersOf(reading).writable : undefined;
  const paths = Array.isArray(found?.value) ? found.value.map(String) : [];
  const from = found?.from ?? '';
  const reason = 'a volume takes its mode from the folder in the image';
  return paths.flatMap((path) => [
    { stage: 'deps', at: 'end', text: `RUN install -d -m 1777 /folders${path}`, reason, from } as const,
    {
      stage: 'runtime',
      at: 'end',
      text: `COPY --from=deps --chown=0:0 /folders${path} ${path}`,
      reason,
      from,
    } as const,
  ]);
}
