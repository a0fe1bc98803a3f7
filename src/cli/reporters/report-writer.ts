import { noTotals, withFile, type Reporter, type Totals } from './report.ts';
import type { Shown } from './shown-by.ts';
import type { Spool } from './spool.ts';

/** Writes a report while files come in; what it keeps of them does not grow. */
export interface ReportWriter {
  add(shown: Shown): Promise<void>;
  end(notes: readonly string[]): Promise<Totals>;
}

type Write = (text: string) => Promise<void>;

/** UTF-16 units that are held back before the first is written: a file that cannot be read leaves no half report of a usual repository. */
const HELD_BACK = 1_000_000;
/** UTF-16 units that are written together once something is: shorter ones Node cuts from a pool that lives on, and texts of 128 kB are never young. */
const AT_ONCE = 40_000;

/** Loads what puts texts aside where the format needs it. */
export async function reportWriter(reporter: Reporter, version: string, write: Write): Promise<ReportWriter> {
  let totals = noTotals(version);
  let held = reporter.late ? '' : reporter.head(totals);
  let most = HELD_BACK;
  const spool = reporter.late ? (await import('./spool.ts')).openSpool() : null;
  return {
    add: async ({ files, hidden }) => {
      for (const file of files) {
        const part = reporter.file(file, totals);
        if (spool === null) held += part;
        else if (part !== '') spool.add(part);
        totals = withFile(totals, file);
        if (held.length <= most) continue;
        await write(held);
        [held, most] = ['', AT_ONCE];
      }
      totals = { ...totals, hidden: totals.hidden + hidden };
    },
    end: async (notes) => {
      totals = { ...totals, notes };
      if (spool === null) await write(held + reporter.tail(totals));
      else await writeLate(reporter, spool, totals, write);
      return totals;
    },
  };
}

async function writeLate(reporter: Reporter, spool: Spool, totals: Totals, write: Write): Promise<void> {
  try {
    let held = reporter.head(totals);
    let first = true;
    for await (const part of spool.texts()) {
      held += reporter.kept?.(part, totals, first) ?? part;
      first = false;
      if (held.length <= AT_ONCE) continue;
      await write(held);
      held = '';
    }
    await write(held + reporter.tail(totals));
  } finally {
    spool.remove();
  }
}
