import { positionOf } from '../dockerfile/positions.ts';
import type { Dockerfile, Edit, Range } from '../model/dockerfile.ts';
import { isEnforced } from '../model/policy-rules.ts';
import { SEVERITIES, type Finding, type Fix, type Severity } from '../model/finding.ts';
import type { DockerfileInput, DockerfileRule, Mend, Report } from './_shared/define-rule.ts';
import { attributed } from './_shared/attributed.ts';
import { isExcepted } from './_shared/excepted.ts';
import { severityFor } from './_shared/severity-for.ts';
import { fingerprint } from './_shared/fingerprint.ts';
import { maskMentions, maskedSlice, placesNear } from './_shared/mask.ts';
import { stageAt } from './_shared/stage-at.ts';
import { suppressionsOf, type Suppression } from './_shared/suppressions.ts';

/** The findings of a file, suppressed ones taken out, and what must not be shown of its text. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly suppressed: number;
  readonly secrets: readonly Range[];
}

interface Raw {
  readonly rule: DockerfileRule;
  readonly range: Range;
  readonly report: Report<string>;
}

/** Runs rules over one parsed file. */
export function checkDockerfile(file: string, input: DockerfileInput, rules: readonly DockerfileRule[]): Checked {
  const raws: Raw[] = [];
  let running: DockerfileRule | null = null;
  const hear = (said: Report<string>): void => {
    if (running !== null)
      raws.push({ rule: running, report: said, range: 'range' in said.at ? said.at.range : said.at });
  };
  for (const rule of rules) {
    running = rule;
    rule.check(input, hear);
  }
  const suppressions = byId(suppressionsOf(input.dockerfile));
  const { settings } = input;
  const kept = raws.filter(
    (raw) =>
      !isExcepted(raw.rule.name, raw.report.key ?? null, file, settings) &&
      (isEnforced(settings.policy, raw.rule.name) || !isSuppressed(raw, suppressions)),
  );
  const secrets = raws.flatMap(({ report }) => report.secrets ?? []);
  const numbered = new Map<string, number>();
  const near = placesNear(secrets);
  const findings = kept.flatMap((raw) => toFinding(raw, file, input, numbered, near(raw.range)));
  return { findings: findings.toSorted(byPlace), suppressed: raws.length - kept.length, secrets };
}

function byId(suppressions: readonly Suppression[]): Map<string, Suppression[]> {
  const map = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    for (const id of suppression.ids) {
      const known = map.get(id);
      if (known) known.push(suppression);
      else map.set(id, [suppression]);
    }
  }
  return map;
}

/** Our comments name our rules, other tools' comments name an id in a rule's references. */
function isSuppressed({ rule, range }: Raw, suppressions: ReadonlyMap<string, readonly Suppression[]>): boolean {
  if (suppressions.size === 0) return false;
  const own = suppressions.get(rule.name) ?? [];
  const foreign = rule.references.flatMap(
    (reference) => suppressions.get(reference.slice(reference.lastIndexOf(' ') + 1)) ?? [],
  );
  return [...own, ...foreign].some(
    ({ covers }) => covers === null || (range.start >= covers.start && range.start <= covers.end),
  );
}

function toFinding(
  { rule, range, report }: Raw,
  file: string,
  input: DockerfileInput,
  numbered: Map<string, number>,
  near: readonly Range[],
): Finding[] {
  const severity = severityOf(rule, report, range, input);
  if (severity === null) return [];
  const { dockerfile } = input;
  const subject = subjectOf(dockerfile, range, near);
  const key = `${rule.name}\u0000${report.message}\u0000${subject}`;
  const number = (numbered.get(key) ?? 0) + 1;
  numbered.set(key, number);
  return [
    {
      rule: rule.name,
      severity,
      confidence: report.confidence ?? rule.confidence ?? 'high',
      message: maskMentions(
        attributed(
          rule,
          fill(rule.messages[report.message] ?? report.message, report.data ?? {}),
          report,
          input.settings,
        ),
        dockerfile.text,
        near,
      ),
      file,
      range: { ...range },
      start: positionOf(dockerfile.lineStarts, range.start),
      end: positionOf(dockerfile.lineStarts, range.end),
      references: [...rule.references],
      fingerprint: fingerprint([rule.name, report.message, file, subject, String(number)]),
      fix: report.fix ? plainFix(report.fix) : null,
    },
  ];
}

/** Plain data of its own: a rule's ranges are parts of the tree. */
function plainFix({ title, safe, edits, files, alone }: Mend): Fix {
  const plain = (all: readonly Edit[]) => all.map(({ range, text }) => ({ range: { ...range }, text }));
  return {
    title,
    safe,
    edits: plain(edits),
    ...(files ? { files: files.map((file) => ({ path: file.path, edits: plain(file.edits) })) } : {}),
    ...(alone === true ? { alone } : {}),
  };
}

/** The text a finding stands on, without what changes when lines move. */
function subjectOf(dockerfile: Dockerfile, range: Range, secrets: readonly Range[]): string {
  return maskedSlice(dockerfile.text, range.start, Math.min(range.end, range.start + 200), secrets).replaceAll(
    /\s+/g,
    ' ',
  );
}

function severityOf(
  rule: DockerfileRule,
  report: Report<string>,
  range: Range,
  input: DockerfileInput,
): Severity | null {
  const severity = severityFor(rule, report, input.settings);
  const builder = rule.builder ?? 'same';
  if (severity === null || builder === 'same' || inShipped(range, input)) return severity;
  return builder === 'skip' ? null : lower(severity);
}

function inShipped(range: Range, { stages, shippedStages }: DockerfileInput): boolean {
  const stage = stageAt(stages, range.start);
  return stage === null || shippedStages.has(stage);
}

export function lower(severity: Severity): Severity {
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)] ?? 'info';
}

export function fill(message: string, data: Readonly<Record<string, string | number>>): string {
  if (!message.includes('{')) return message;
  return message.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
}

function byPlace(one: Finding, other: Finding): number {
  return one.range.start - other.range.start || (one.rule < other.rule ? -1 : 1);
}
