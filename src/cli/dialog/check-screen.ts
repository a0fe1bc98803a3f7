import type { AuditedFile } from '../../api.ts';
import type { Check, Stale } from '../../model/check.ts';
import { visible } from '../visible.ts';
import type { Terminal } from '../terminal.ts';
import { table, wrapped, type Row } from './layout.ts';

/** What a check found, service by service, and what to type next. */
export function checkScreen(
  checks: readonly Check[],
  policy: readonly AuditedFile[],
  terminal: Terminal,
): readonly string[] {
  const lines = checks.flatMap((check) => [
    `  ${terminal.paint('strong', check.service === '' ? 'this service' : visible(check.service))}`,
    ...check.stale.flatMap((stale) => warning(staleText(stale), terminal)),
    ...(check.ended === null ? [] : warning(`support of its runtime ended on ${check.ended}`, terminal)),
    ...table(rowsOf(check), terminal),
  ]);
  return [...lines, ...policy.flatMap((file) => policyLines(file, terminal)), ...nextStep(checks)];
}

function policyLines({ file, findings }: AuditedFile, terminal: Terminal): readonly string[] {
  return findings.flatMap(({ rule, message, start }) =>
    wrapped(
      `  ${terminal.paint('warning', '!')} `,
      visible(`${file}:${start.line} ${message} (${rule})`),
      terminal.width,
    ),
  );
}

function warning(text: string, terminal: Terminal): readonly string[] {
  return wrapped(`  ${terminal.paint('warning', '!')} stale: `, visible(text), terminal.width);
}

/** What changed, from what to what, and where it was read. */
export function staleText({ about, saved, now, from }: Stale): string {
  const where = from === '' ? '' : ` (${from})`;
  if (saved === '' && now === '') return `${about}: what the repo says has changed since`;
  return saved === '' ? `${now}${where}` : `${about}: ${saved} when generated, ${now} now${where}`;
}

function rowsOf({ stale, outdated, ended, edited, deleted }: Check): readonly Row[] {
  const row = (value: string) => (label: string) => ({ label, value, from: '' });
  const rows = [
    ...outdated.map(row('newer templates or images are there')),
    ...edited.map(row('edited by you')),
    ...deleted.map(row('deleted by you')),
  ];
  const nothing = stale.length === 0 && outdated.length === 0 && ended === null;
  return nothing ? [{ label: 'up to date', value: '', from: '' }, ...rows] : rows;
}

function nextStep(checks: readonly Check[]): readonly string[] {
  const behind = checks.some(({ stale, outdated, ended }) => stale.length > 0 || outdated.length > 0 || ended !== null);
  return behind ? ['', '  ironhull update     renews the files and keeps your edits'] : [];
}
