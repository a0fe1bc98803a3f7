/** A release line of a product and how long its makers support it. */
export interface Cycle {
  /** `node`, `python`, `go`, `java`, `rust`, `ruby`, `dotnet`, `debian`, `alpine`, `nginx`. */
  readonly product: string;
  /** As in `24` or `3.13`. */
  readonly cycle: string;
  /** Last day of upstream support (ISO date). */
  readonly endOfLife: string;
  /**
   * First day on which ironhull takes the line when the repo leaves the choice (ISO date): for Node its start as LTS, for Python a year after
   * release, because compiled wheels lag behind, else the release.
   */
  readonly settled: string;
  /** Name that version files know the line by (`lts/krypton`), in lower case. */
  readonly codename?: string;
}

/**
 * Release lines, supported or not: an ended one is here so that a repo that asks for it gets told.
 * Sources: nodejs/Release schedule.json, PEP release schedules and devguide, go.dev/doc/devel/release, Temurin's support page, Rust's channel files, Ruby's maintenance branches, the support policy of .NET, Debian and Alpine release pages.
 */
export const CYCLES: readonly Cycle[] = [
  { product: 'node', cycle: '10', endOfLife: '2021-04-30', settled: '2018-10-30', codename: 'dubnium' },
  { product: 'node', cycle: '12', endOfLife: '2022-04-30', settled: '2019-10-21', codename: 'erbium' },
  { product: 'node', cycle: '14', endOfLife: '2023-04-30', settled: '2020-10-27', codename: 'fermium' },
  { product: 'node', cycle: '16', endOfLife: '2023-09-11', settled: '2021-10-26', codename: 'gallium' },
  { product: 'node', cycle: '18', endOfLife: '2025-04-30', settled: '2022-10-25', codename: 'hydrogen' },
  { product: 'node', cycle: '19', endOfLife: '2023-06-01', settled: '9999-12-31' },
  { product: 'node', cycle: '20', endOfLife: '2026-04-30', settled: '2023-10-24', codename: 'iron' },
  { product: 'node', cycle: '21', endOfLife: '2024-06-01', settled: '9999-12-31' },
  { product: 'node', cycle: '22', endOfLife: '2027-04-30', settled: '2024-10-29', codename: 'jod' },
  { product: 'node', cycle: '23', endOfLife: '2025-06-01', settled: '9999-12-31' },
  { product: 'node', cycle: '24', endOfLife: '2028-04-30', settled: '2025-10-28', codename: 'krypton' },
  { product: 'node', cycle: '25', endOfLife: '2026-06-01', settled: '9999-12-31' },
  { product: 'node', cycle: '26', endOfLife: '2029-04-30', settled: '2026-10-28' },
  { product: 'python', cycle: '2.7', endOfLife: '2020-04-20', settled: '2011-07-03' },
  { product: 'python', cycle: '3.6', endOfLife: '2021-12-23', settled: '2017-12-23' },
  { product: 'python', cycle: '3.7', endOfLife: '2023-06-27', settled: '2019-06-27' },
  { product: 'python', cycle: '3.8', endOfLife: '2024-10-07', settled: '2020-10-14' },
  { product: 'python', cycle: '3.9', endOfLife: '2025-10-31', settled: '2021-10-05' },
  { product: 'python', cycle: '3.10', endOfLife: '2026-10-31', settled: '2022-10-04' },
  { product: 'python', cycle: '3.11', endOfLife: '2027-10-31', settled: '2023-10-24' },
  { product: 'python', cycle: '3.12', endOfLife: '2028-10-31', settled: '2024-10-02' },
  { product: 'python', cycle: '3.13', endOfLife: '2029-10-31', settled: '2025-10-07' },
  { product: 'python', cycle: '3.14', endOfLife: '2030-10-31', settled: '2026-10-07' },
  { product: 'python', cycle: '3.15', endOfLife: '2031-10-31', settled: '2027-10-01' },
  { product: 'go', cycle: '1.24', endOfLife: '2026-02-10', settled: '2025-02-11' },
  { product: 'go', cycle: '1.25', endOfLife: '2026-08-19', settled: '2025-08-12' },
  { product: 'go', cycle: '1.26', endOfLife: '2027-02-28', settled: '2026-02-10' },
  { product: 'go', cycle: '1.27', endOfLife: '2027-08-31', settled: '2026-08-19' },
  { product: 'java', cycle: '8', endOfLife: '2030-12-31', settled: '2014-03-18' },
  { product: 'java', cycle: '11', endOfLife: '2027-10-31', settled: '2018-09-25' },
  { product: 'java', cycle: '17', endOfLife: '2027-10-31', settled: '2021-09-14' },
  { product: 'java', cycle: '21', endOfLife: '2029-12-31', settled: '2023-09-19' },
  { product: 'java', cycle: '24', endOfLife: '2025-09-16', settled: '9999-12-31' },
  { product: 'java', cycle: '25', endOfLife: '2031-09-30', settled: '2025-09-16' },
  { product: 'java', cycle: '26', endOfLife: '2026-09-30', settled: '9999-12-31' },
  // Rust fixes its newest stable release alone, and one comes every six weeks: the day is that of the one after the next, by when the row must have been bumped.
  { product: 'rust', cycle: '1.99', endOfLife: '2026-12-24', settled: '2026-10-01' },
  { product: 'ruby', cycle: '2.7', endOfLife: '2023-03-31', settled: '2019-12-25' },
  { product: 'ruby', cycle: '3.0', endOfLife: '2024-04-23', settled: '2020-12-25' },
  { product: 'ruby', cycle: '3.1', endOfLife: '2025-03-26', settled: '2021-12-25' },
  { product: 'ruby', cycle: '3.2', endOfLife: '2026-03-31', settled: '2022-12-25' },
  // Ruby promises the month of an end alone, three years and a quarter after the release.
  { product: 'ruby', cycle: '3.3', endOfLife: '2027-03-31', settled: '2023-12-25' },
  { product: 'ruby', cycle: '3.4', endOfLife: '2028-03-31', settled: '2024-12-25' },
  { product: 'ruby', cycle: '4.0', endOfLife: '2029-03-31', settled: '2025-12-25' },
  { product: 'dotnet', cycle: '6.0', endOfLife: '2024-11-12', settled: '2021-11-08' },
  { product: 'dotnet', cycle: '7.0', endOfLife: '2024-05-14', settled: '9999-12-31' },
  { product: 'dotnet', cycle: '8.0', endOfLife: '2026-11-10', settled: '2023-11-14' },
  { product: 'dotnet', cycle: '9.0', endOfLife: '2026-11-10', settled: '9999-12-31' },
  { product: 'dotnet', cycle: '10.0', endOfLife: '2028-11-14', settled: '2025-11-11' },
  { product: 'dotnet', cycle: '11.0', endOfLife: '2028-11-14', settled: '9999-12-31' },
  { product: 'debian', cycle: '11', endOfLife: '2026-08-31', settled: '2021-08-14' },
  { product: 'debian', cycle: '12', endOfLife: '2026-07-11', settled: '2023-06-10' },
  { product: 'debian', cycle: '13', endOfLife: '2028-08-09', settled: '2025-08-09' },
  { product: 'alpine', cycle: '3.21', endOfLife: '2026-11-01', settled: '2024-12-05' },
  { product: 'alpine', cycle: '3.22', endOfLife: '2027-05-01', settled: '2025-05-30' },
  { product: 'alpine', cycle: '3.23', endOfLife: '2027-11-01', settled: '2025-12-03' },
  { product: 'alpine', cycle: '3.24', endOfLife: '2028-06-01', settled: '2026-06-09' },
  { product: 'nginx', cycle: '1.30', endOfLife: '2027-04-30', settled: '2026-04-14' },
];

const byName = new Map(CYCLES.map((line) => [`${line.product} ${line.cycle}`, line]));

/** The release line, `null` when the table does not have it. */
export function cycleOf(product: string, cycle: string): Cycle | null {
  return byName.get(`${product} ${cycle}`) ?? null;
}

/** Last day of support of a release line that the table must have. */
export function endOfLife(product: string, cycle: string): string {
  const line = cycleOf(product, cycle);
  if (line === null) throw new TypeError(`no release line ${product} ${cycle} in src/images/cycles.ts`);
  return line.endOfLife;
}
