import type { Stage } from '../../model/dockerfile.ts';
import type { Process } from '../../model/plan.ts';
import type { Project } from '../../model/project.ts';
import type { Mend } from '../_shared/define-rule.ts';
import { execForm } from '../_shared/exec-form.ts';
import { startCommands } from '../_shared/starts.ts';
import { lineBehind } from './place.ts';

/** As new files have it, without what only newer builders understand. */
const TIMES = '--interval=30s --timeout=3s --start-period=30s';

/** Asks the endpoint that was found in the code, with what the base brings along. */
export function healthFix(shipped: Stage, project: Project | null): { fix?: Mend } {
  const start = shipped.body.find(({ keyword }) => /^(?:CMD|ENTRYPOINT)$/.test(keyword));
  if (project === null || start === undefined) return {};
  const words = probeOf(shipped, project.plan.process);
  if (!runsIn(shipped, words[0] ?? '')) return {};
  const before = shipped.body[shipped.body.indexOf(start) - 1] ?? shipped.from;
  const edits = [lineBehind(before, `HEALTHCHECK ${TIMES} CMD ${execForm(words)}`)];
  return { fix: { title: `ask ${project.plan.process.endpoint ?? ''}`, safe: false, edits } };
}

/** The probe of a new file, at the port of this one; empty when there is nothing to ask. */
function probeOf(shipped: Stage, { health, port, endpoint }: Process): readonly string[] {
  if (port === null || endpoint === null) return [];
  const own = String(portOf(shipped) ?? port);
  return health.map((word) => word.replaceAll(new RegExp(`\\b${port}\\b`, 'g'), own));
}

/** The port that the start command names, else the only one that is exposed. */
function portOf(stage: Stage): number | null {
  for (const { command } of startCommands(stage)) {
    const text = command.words.map(({ value }) => value).join(' ');
    const port = /(?:--port[= ]|-p |(?:--bind|-b)[= ]\S*:)(\d{2,5})\b/.exec(text)?.[1];
    if (port !== undefined) return Number(port);
  }
  const exposed = stage.body.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ words }) => words);
  const number = exposed.length === 1 ? /^(\d+)(?:\/tcp)?$/.exec(exposed[0]?.value ?? '')?.[1] : undefined;
  return number === undefined ? null : Number(number);
}

/** Whether the stage's base is the image whose program would ask: Node's and Python's own, not a bare one. */
function runsIn({ base }: Stage, program: string): boolean {
  if (base.kind !== 'image') return false;
  const name = base.reference.repository;
  return (
    (program === '/usr/local/bin/node' && name === 'library/node') ||
    (program === '/usr/local/bin/python' && name === 'library/python')
  );
}
