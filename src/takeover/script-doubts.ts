import type { Doubt } from '../model/takeover.ts';
import { callsIn } from './mentions.ts';
import type { Reading } from './reading.ts';
import type { StartScript } from './script.ts';

/** Programs that fetch and build: no image of ours ships them (H4). */
const TOOLS =
  'npm npx yarn yarnpkg pnpm pnpx corepack pip pip3 pipenv poetry pdm hatch uv uvx go cargo mvn gradle ./mvnw ./gradlew'.split(
    ' ',
  );

/** A start script that calls what the shipped image does not carry would end there. */
export function scriptDoubts({ context }: Reading, script: StartScript | null): readonly Doubt[] {
  if (script === null) return [];
  return callsIn(context, script.source, TOOLS).map(({ from, words }) => ({
    message: `${from} calls ${words}, which the new image does not carry (H4): write out the program that it starts`,
    from,
  }));
}
