import { expect, it } from 'vitest';
import { catalogue } from '../../src/images/index.ts';
import { contractHash } from './real/contracts.ts';
import { contractText } from './report/contracts.ts';

const image = catalogue.find(({ id }) => id === 'node-24-slim');
if (image === undefined) throw new Error('node-24-slim is gone from the catalogue');

const check = { id: image.id, from: 'node:24', date: '2026-11-28', sha256: contractHash(image), differs: [] };
const read = `contract read in ${image.upstream.file} at ${image.upstream.commit.slice(0, 12)}`;

it.each([
  ['nothing was compared', [], `${read}, unverified`],
  ['the row has changed since', [{ ...check, sha256: 'of another contract' }], `${read}, unverified`],
  ['the image agreed', [check], `${read}, as the real image was on 2026-11-28`],
  ['it did not', [{ ...check, differs: ['user: …'] }], `${read}; the real image differed on 2026-11-28: user: …`],
])('where %s, the vetting says so', (_, checks, text) => expect(contractText(image.id, checks)).toBe(text));
