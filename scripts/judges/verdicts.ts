import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const DECISIONS = join(import.meta.dirname, '../../docs/decisions');

/** Codes that have a written verdict: first cells of the tables on the pages `NNNN-verdicts-on-…`. */
export function verdicts(): ReadonlySet<string> {
  const pages = readdirSync(DECISIONS).filter((name) => /^\d{4}-verdicts-on-/.test(name));
  const text = pages.map((name) => readFileSync(join(DECISIONS, name), 'utf8')).join('\n');
  return new Set([...text.matchAll(/^\| ((?:[\w-]+\/)*[\w-]*[A-Z\d/][\w-]*) \|/gm)].map((match) => match[1] ?? ''));
}
