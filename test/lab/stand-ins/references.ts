import type { LabHome } from '../home.ts';

/** Repository path on the loopback registry: the host is left out, and Docker Hub's `library/` is put in. */
export function repository(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `library/${first}`;
  return first.includes('.') ? rest.join('/') : name;
}

/** Where the stand-in of an image lies. */
export function standInReference(home: LabHome, name: string, tag: string): string {
  return `${home.registry}/${repository(name)}:${tag}`;
}

/** Where its twin lies that trusts public roots alone. */
export function cleanReference(home: LabHome, name: string, tag: string): string {
  return `${home.registry}/clean/${repository(name)}:${tag}`;
}
