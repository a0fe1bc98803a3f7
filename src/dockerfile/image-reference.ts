import type { ImageReference } from '../model/dockerfile.ts';

/** Reads `host/path/name:tag@digest`; `null` when the text is no reference. */
export function parseImageReference(text: string): ImageReference | null {
  if (text === '' || /[\s${}]/.test(text)) return null;
  const at = text.indexOf('@');
  const digest = at === -1 ? null : text.slice(at + 1);
  const rest = at === -1 ? text : text.slice(0, at);
  const colon = rest.lastIndexOf(':');
  const tagged = colon > rest.lastIndexOf('/');
  const name = tagged ? rest.slice(0, colon) : rest;
  const tag = tagged ? rest.slice(colon + 1) : null;
  if (name === '' || tag === '' || digest === '') return null;
  return { text, ...placeOf(name), name, tag, digest };
}

function placeOf(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const host = slash === -1 ? '' : name.slice(0, slash);
  if (/[.:]|^localhost$/.test(host)) {
    const repository = name.slice(slash + 1);
    const hub = host === 'docker.io' || host === 'index.docker.io';
    return {
      registry: hub ? 'docker.io' : host,
      repository: hub && !repository.includes('/') ? `library/${repository}` : repository,
    };
  }
  return { registry: 'docker.io', repository: slash === -1 ? `library/${name}` : name };
}
