/** A Cargo.lock with its packages in Cargo's order, which a new name may have broken: else the first build would write it again. */
export function sortPackages(text: string): string {
  const [head = '', ...packages] = text.trimEnd().split(/\n\n(?=\[\[package\]\])/);
  const key = (one: string): string => /name = "([^"]*)"/.exec(one)?.[1] ?? '';
  // Equal names keep their order, which is that of their versions.
  const sorted = packages.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return `${[head, ...sorted].join('\n\n')}\n`;
}
