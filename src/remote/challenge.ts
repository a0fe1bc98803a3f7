/** How a registry wants to be asked. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service: string | null };

const SCHEME = /(?:^|,)\s*(bearer|basic)(?=\s|$|,)/gi;
const FIELD = /(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;
/** No registry needs more. Characters. */
const LONGEST = 8_192;

/** Reads `WWW-Authenticate`; where both are offered, tokens come before passwords. */
export function parseChallenge(header: string): Challenge | null {
  const text = header.slice(0, LONGEST);
  const starts = [...text.matchAll(SCHEME)];
  const challenges = starts.map((match, index) => {
    const fields = fieldsOf(text.slice(match.index + match[0].length, starts[index + 1]?.index));
    return { scheme: match[1]?.toLowerCase(), fields };
  });
  const bearer = challenges.find(({ scheme, fields }) => scheme === 'bearer' && fields.has('realm'));
  if (bearer !== undefined)
    return { scheme: 'bearer', realm: bearer.fields.get('realm') ?? '', service: bearer.fields.get('service') ?? null };
  return challenges.some(({ scheme }) => scheme === 'basic') ? { scheme: 'basic' } : null;
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(FIELD)].map(([, name = '', quoted, plain]) => [
      name.toLowerCase(),
      quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '',
    ]),
  );
}
