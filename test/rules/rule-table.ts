import { expect, it } from 'vitest';
import { applyEdits } from '../../src/dockerfile/edits.ts';
import { checkDockerfile } from '../../src/rules/check-dockerfile.ts';
import { checkDeployment } from '../../src/rules/check-deployment.ts';
import type { ContextView } from '../../src/model/build-context.ts';
import type { DeploymentRule, DockerfileRule, Settings } from '../../src/rules/_shared/define-rule.ts';
import { dockerfileInput, loneFile, type Surroundings } from '../../src/rules/_shared/dockerfile-input.ts';
import { NO_DEPLOYMENT, type Deployment } from '../../src/model/deployment.ts';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import type { Places, Project } from '../../src/model/project.ts';
import { SEVERITIES, type Finding } from '../../src/model/finding.ts';
import { vettedOn } from '../../src/images/vetted.ts';
import { folder } from '../deploy/folder.ts';

/** What stands around the text of a row. */
export interface Around {
  readonly target?: string;
  readonly context?: Partial<ContextView> & {
    readonly files?: readonly string[];
    readonly ignored?: readonly string[];
  };
  readonly deployment?: Partial<Deployment>;
  /** Files of the repository that speak of deployment, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Partial<Settings>;
  readonly project?: Project;
  readonly places?: Places;
  readonly runner?: Surroundings['runner'];
}

export type Accept = string | readonly [text: string, around: Around];
/** Text, what is expected as `line: part of the message`, the text after the fix, surroundings. */
export type Reject = readonly [
  text: string,
  expected: string | readonly string[],
  fixed?: string | null,
  around?: Around,
];

export interface Table {
  readonly accepts: readonly Accept[];
  readonly rejects: readonly Reject[];
  /** Whether the fixes keep the meaning of the file: what `--fix` does, or only `--fix-unsafe`. */
  readonly mends?: 'safe' | 'unsafe';
}

/** One test per row: accepted texts give nothing, rejected ones exactly what is listed, and a fix mends what it names. */
export function ruleTable(rule: DockerfileRule, { accepts, rejects, mends }: Table): void {
  it.each(accepts.map((row) => (typeof row === 'string' ? ([row, {}] as const) : row)))(
    `${rule.name} accepts %j`,
    (text, around) => {
      expect(run(rule, text, around).findings.map(line)).toEqual([]);
    },
  );
  it.each(rejects.map(([text, expected, fixed, around]) => [text, expected, fixed, around] as const))(
    `${rule.name} rejects %j`,
    (text, expected, fixed, around) => {
      const wanted = typeof expected === 'string' ? [expected] : expected;
      const { findings } = run(rule, text, around ?? {});
      const got = findings.map(line);
      expect(got).toHaveLength(wanted.length);
      for (const [index, part] of wanted.entries()) expect(got[index]).toContain(part);
      for (const finding of findings) expectShowable(finding, mends);
      if (typeof fixed === 'string') expectFixed(rule, text, fixed, around ?? {});
    },
  );
}

/** Every report names the rule and its severity, every fix says what it does. */
function expectShowable({ rule, severity, fix }: Finding, mends?: Table['mends']): void {
  expect(rule).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(SEVERITIES).toContain(severity);
  if (!fix) return;
  expect(fix.title).not.toBe('');
  if (mends) expect(fix.safe ? 'safe' : 'unsafe').toBe(mends);
}

function expectFixed(rule: DockerfileRule, text: string, fixed: string, around: Around): void {
  const groups = run(rule, text, around).findings.flatMap(({ fix }) => (fix ? [fix.edits] : []));
  const after = applyEdits(text, groups).text;
  expect(after).toBe(fixed);
  expect(run(rule, after, around).findings.filter(({ fix }) => fix)).toEqual([]);
}

function line({ start, severity, confidence, message }: Finding): string {
  return `${start.line}: ${message} [${severity}${confidence === 'low' ? ', unsure' : ''}]`;
}

/** What a rule says of a text in its surroundings. */
export function run(rule: DockerfileRule, text: string, around: Around) {
  const lone = loneFile('2026-11-23');
  const { files = [], ignored = [], ...context } = around.context ?? {};
  const exists = (path: string) => files.some((file) => file === path || file.startsWith(`${path}/`));
  const view: ContextView = {
    ...lone.context,
    known: around.context !== undefined,
    exists,
    sends: (path) => exists(path) && !ignored.includes(path),
    ...context,
  };
  const input = dockerfileInput(text, {
    ...lone,
    target: around.target ?? null,
    context: view,
    deployment: { ...(around.files ? deploymentOf(folder(around.files)) : NO_DEPLOYMENT), ...around.deployment },
    settings: { ...lone.settings, ...around.settings },
    vetted: vettedOn('2026-11-23'),
    project: around.project ?? null,
    places: around.places ?? null,
    runner: around.runner ?? null,
  });
  return checkDockerfile('Dockerfile', input, [rule]);
}

/** Rows of a rule over a repository: its files by path, and what is expected as `file:line: part of the message`. */
export interface DeploymentTable {
  readonly accepts: readonly Readonly<Record<string, string>>[];
  readonly rejects: readonly (readonly [
    files: Readonly<Record<string, string>>,
    expected: string | readonly string[],
  ])[];
}

export function deploymentRuleTable(rule: DeploymentRule, { accepts, rejects }: DeploymentTable): void {
  const check = (files: Readonly<Record<string, string>>) =>
    checkDeployment(deploymentOf(folder(files)), [rule], loneFile('2026-11-23').settings);
  it.each(accepts)(`${rule.name} accepts %j`, (files) => {
    expect(check(files)).toEqual([]);
  });
  it.each(rejects)(`${rule.name} rejects %j`, (files, expected) => {
    const wanted = typeof expected === 'string' ? [expected] : expected;
    const findings = check(files);
    const got = findings.map(({ file, start, message }) => `${file}:${start.line}: ${message}`);
    expect(got).toHaveLength(wanted.length);
    for (const [index, part] of wanted.entries()) expect(got[index]).toContain(part);
    for (const finding of findings) expectShowable(finding);
  });
}
