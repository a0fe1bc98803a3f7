/** A package as Cargo.lock pins it. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  /** As in `registry+https://…` or `git+ssh://…#revision`; empty for a package of the workspace itself. */
  readonly source: string;
  /** Names of the packages it needs, of every platform. */
  readonly needs: readonly string[];
  readonly from: string;
}

/** Packages of a Cargo.lock. Cargo alone writes it, a field on each line, so that lines are all there is to read. */
export function readLock(file: string, text: string): readonly Locked[] {
  const packages: Locked[] = [];
  let fields = new Map<string, string>();
  let needs: string[] = [];
  let start = 0;
  const finish = (): void => {
    const name = fields.get('name');
    if (name !== undefined)
      packages.push({
        name,
        version: fields.get('version') ?? '',
        source: fields.get('source') ?? '',
        needs,
        from: `${file}:${start}`,
      });
    fields = new Map();
    needs = [];
  };
  for (const [at, line] of text.split('\n').entries()) {
    if (line.startsWith('[')) finish();
    if (line.startsWith('[[package]]')) start = at + 1;
    const field = /^(name|version|source) = "([^"]*)"/.exec(line);
    const need = /^ "([^" ]+)/.exec(line)?.[1];
    if (field?.[1] !== undefined) fields.set(field[1], field[2] ?? '');
    else if (need !== undefined) needs.push(need);
  }
  finish();
  return packages;
}

/** What a package is built with, itself included, in no order that means anything. */
export function reachableFrom(packages: readonly Locked[], name: string): readonly Locked[] {
  const byName = new Map<string, Locked[]>();
  for (const one of packages) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  const names = new Set([name]);
  for (const one of names) for (const { needs } of byName.get(one) ?? []) for (const need of needs) names.add(need);
  return packages.filter((one) => names.has(one.name));
}
