/** What `check --json` prints of several folders. */
export interface CheckDocument {
  readonly failed: boolean;
  readonly folders: readonly { readonly path: string }[];
}

/** What `check --format sarif` prints. */
export interface SarifLog {
  readonly runs: readonly SarifRun[];
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly SarifResult[];
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}

/** Reports of shards as the report of one run: the same folders in the same order. */
export function joinChecks(reports: readonly CheckDocument[]): object {
  const folders = reports.flatMap((report) => report.folders).toSorted((one, other) => compare(one.path, other.path));
  return { ...reports[0], failed: reports.some(({ failed }) => failed), folders };
}

/** The same for SARIF: one run, with each rule once. */
export function joinSarif(logs: readonly SarifLog[]): object {
  const runs = logs.flatMap((log) => log.runs);
  const rules = [...new Map(runs.flatMap(({ tool }) => tool.driver.rules).map((rule) => [rule.id, rule])).values()];
  const sorted = rules.toSorted((one, other) => compare(one.id, other.id));
  const results = runs
    .flatMap((run) => run.results)
    .map((result) => ({ ...result, ruleIndex: sorted.findIndex(({ id }) => id === result.ruleId) }))
    .toSorted((one, other) => compare(uriOf(one), uriOf(other)));
  const [first] = runs;
  const run = { ...first, tool: { driver: { ...first?.tool.driver, rules: sorted } }, results };
  return { ...logs[0], runs: [run] };
}

function uriOf({ locations }: SarifResult): string {
  return locations[0]?.physicalLocation.artifactLocation.uri ?? '';
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
