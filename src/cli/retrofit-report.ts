import { mergeReport } from './merge-report.ts';
import type { Outcome } from './dialog/retrofit.ts';
import { resolutionOf } from './dialog/targets.ts';
import { goodReport, takeoverReport } from './takeover-report.ts';

/** What `retrofit --json` prints: plain data, without a path of this machine. */
export function retrofitReport(outcome: Outcome): object {
  const { command, decided, changes, commands, written, resolutions, again } = outcome;
  return {
    schemaVersion: 1,
    command,
    written,
    files: changes.map((change) => ({
      path: change.file.path,
      status: change.status,
      ...(change.status === 'edited' || change.status === 'foreign'
        ? { resolution: resolutionOf(change, resolutions) }
        : {}),
      ...mergeReport(change.merge),
    })),
    services: decided.map(({ facts, given, plan }, index) => ({
      path: facts.service,
      facts,
      answers: given.answers,
      overruled: given.overruled,
      plan,
      build: commands[index]?.build ?? '',
      run: (commands[index]?.run ?? []).join(' '),
    })),
    takeovers: takeoverReport(outcome),
    nothingToDo: goodReport(outcome),
    again,
  };
}
