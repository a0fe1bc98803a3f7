import { readFileSync } from 'node:fs';
import type { Finding } from '../../api.ts';
import { UsageError } from '../../errors.ts';
import type { AuditedFolder } from '../audit-paths.ts';
import { chosen, isWorse } from '../audit-settings.ts';
import type { Call } from '../parse-arguments.ts';
import { visible } from '../visible.ts';
import type { ReportedFile } from './report.ts';

/** What is shown of a folder: findings at the level and worse that the baseline does not know. */
export interface Shown {
  readonly files: readonly ReportedFile[];
  /** Findings that are left out. */
  readonly hidden: number;
}

/** What the flags leave of what was found. The baseline is read once. */
export function shownBy(call: Call): (folder: AuditedFolder) => Shown {
  const level = chosen(call, 'level', 'low');
  const known = baselineOf(call.options['baseline']);
  return ({ files: audited, prefix }) => {
    let hidden = 0;
    const files = audited.map((file): ReportedFile => {
      const findings = file.findings.filter(
        ({ severity, fingerprint }) => isWorse(severity, level) && !known.has(fingerprint),
      );
      hidden += file.findings.length - findings.length;
      const path = `${prefix}${file.file}`;
      return { ...file, file: path, findings: findings.map((finding) => ({ ...finding, file: path })) };
    });
    return { files, hidden };
  };
}

/** Fingerprints of an earlier report in JSON. */
function baselineOf(path: unknown): ReadonlySet<string> {
  if (typeof path !== 'string') return new Set();
  const fingerprints = new Set<string>();
  const report = parsed(path) as { files?: readonly { findings?: readonly Finding[] }[] } | null;
  if (!Array.isArray(report?.files))
    throw new UsageError(`${visible(path)} is no report of ironhull audit --format json.`);
  for (const { findings } of report.files) {
    for (const finding of findings ?? [])
      if (typeof finding.fingerprint === 'string') fingerprints.add(finding.fingerprint);
  }
  return fingerprints;
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${visible(path)} can't be read as JSON.`, {
      cause: error,
      hints: [`ironhull audit --format json > ${visible(path)}     makes one`],
    });
  }
}
