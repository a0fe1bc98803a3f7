import { PROMISES, type Verdict } from '../../api.ts';
import { uriOf } from './uri-of.ts';

/** `verify --sarif`: SARIF 2.1.0 with one result for each thing that breaks a promise. */
export function verifySarif(verdicts: readonly Verdict[], dockerfile: string, version: string): string {
  const broken = verdicts.filter(({ state }) => state === 'broken');
  const rules = PROMISES.map(({ id, title }) => ({ id, shortDescription: { text: title } }));
  const location = {
    physicalLocation: { artifactLocation: { uri: uriOf(dockerfile) }, region: { startLine: 1 } },
  };
  const results = broken.flatMap(({ promise, seen }) =>
    seen.map((text) => ({
      ruleId: promise,
      ruleIndex: PROMISES.findIndex(({ id }) => id === promise),
      level: 'error',
      message: { text },
      locations: [location],
    })),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'ironhull', version, rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
