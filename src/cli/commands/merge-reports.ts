import { readFileSync } from 'node:fs';
import { EXIT, UsageError } from '../../errors.ts';
import { joinChecks, joinSarif, type CheckDocument, type SarifLog } from '../join-reports.ts';
import type { Call } from '../parse-arguments.ts';
import type { Streams } from '../streams.ts';
import { visible } from '../visible.ts';

const MOST_BYTES = 200_000_000;

/** `ironhull merge-reports FILE…`: the reports of several shards as the report of one run. Exit 1 when one of them failed. */
export async function mergeReports({ paths }: Call, { stdout }: Streams): Promise<number> {
  if (paths.length === 0)
    throw new UsageError('merge-reports needs the reports to join.', {
      hints: ['ironhull merge-reports shard-*.json > all.json'],
    });
  const documents = paths.map((path) => ({ path, document: parsed(path) }));
  const sarif = documents.flatMap(({ document }) => (isSarif(document) ? [document] : []));
  const checks = documents.flatMap(({ document }) => (isCheck(document) ? [document] : []));
  if (sarif.length === documents.length) return print(stdout, joinSarif(sarif), sarif.some(hasResults));
  if (checks.length === documents.length)
    return print(
      stdout,
      joinChecks(checks),
      checks.some(({ failed }) => failed),
    );
  const odd = documents.find(({ document }) => !isSarif(document) && !isCheck(document));
  throw new UsageError(
    odd === undefined
      ? 'JSON and SARIF do not go together: merge them one kind at a time.'
      : `${visible(odd.path)} is no report of ironhull check, neither JSON nor SARIF.`,
  );
}

function print(stdout: Streams['stdout'], document: object, failed: boolean): number {
  stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return failed ? EXIT.findings : EXIT.ok;
}

function parsed(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > MOST_BYTES ? null : JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${visible(path)} can't be read as JSON.`, { cause: error });
  }
}

function isCheck(document: unknown): document is CheckDocument {
  const { command, folders } = (document ?? {}) as { command?: unknown; folders?: unknown };
  return command === 'check' && Array.isArray(folders);
}

function isSarif(document: unknown): document is SarifLog {
  const { version, runs } = (document ?? {}) as { version?: unknown; runs?: unknown };
  return version === '2.1.0' && Array.isArray(runs);
}

function hasResults({ runs }: SarifLog): boolean {
  return runs.some(({ results }) => results.length > 0);
}
