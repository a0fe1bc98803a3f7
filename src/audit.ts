import { deploymentOf } from './deploy/deployment.ts';
import { dockerfilesOf, isDockerfileName } from './deploy/dockerfiles.ts';
import { UsageError } from './errors.ts';
import type { Deployment } from './model/deployment.ts';
import type { Range } from './model/dockerfile.ts';
import type { Finding } from './model/finding.ts';
import type { Repo } from './model/repo.ts';
import { checkDeployment } from './rules/check-deployment.ts';
import { checkDockerfile } from './rules/check-dockerfile.ts';
import { deploymentRules, dockerfileRules } from './rules/index.ts';
import type { DockerfileInput, Settings } from './rules/_shared/define-rule.ts';
import { secretPlaces } from './rules/_shared/secret-lines.ts';
import { secretValuesOf } from './rules/_shared/secret-values.ts';
import { dockerfileInput } from './rules/_shared/dockerfile-input.ts';
import { aroundText, inputIn } from './surroundings.ts';

/** What the audit found in one file. */
export interface AuditedFile {
  /** Relative to the folder that was audited. */
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Findings that a comment in the file silences. */
  readonly suppressed: number;
  /** Parts of the text that hold secrets: no report may show them. */
  readonly secrets: readonly Range[];
  /** Whether it is a Dockerfile: other files change only as part of a Dockerfile's fix. */
  readonly mendable: boolean;
}

/** Audits a text without anything around it. Throws `UsageError` when it is larger than any Dockerfile. */
export function auditText(file: string, text: string, settings: Settings): AuditedFile {
  return audited(file, dockerfileInput(text, aroundText(settings)));
}

/** Audits every Dockerfile of a folder, and what the folder says about building and running them. */
export async function auditFolder(repo: Repo, settings: Settings): Promise<AuditedFile[]> {
  const files: AuditedFile[] = [];
  for await (const file of auditEach(repo, settings)) files.push(file);
  return files;
}

/** The same file by file, so that nothing has to be kept of those that were looked at. */
export async function* auditEach(repo: Repo, settings: Settings): AsyncGenerator<AuditedFile> {
  const deployment = deploymentOf(repo);
  for (const file of dockerfilesOf(repo, deployment)) yield await auditOne(repo, file, deployment, settings);
  yield* auditDeployment(repo, deployment, settings);
}

/** Audits one file of a folder: a Dockerfile with its surroundings, or a compose or CI file. */
export async function auditFile(repo: Repo, file: string, settings: Settings): Promise<AuditedFile[]> {
  const deployment = deploymentOf(repo);
  const found = auditDeployment(repo, deployment, settings).filter((one) => one.file === file);
  if (!isDockerfileName(file) && (found.length > 0 || /\.(?:ya?ml|json|hcl)$/.test(file))) return found;
  return [await auditOne(repo, file, deployment, settings)];
}

async function auditOne(repo: Repo, file: string, deployment: Deployment, settings: Settings): Promise<AuditedFile> {
  return audited(file, await inputIn(repo, file, deployment, settings));
}

function audited(file: string, input: DockerfileInput): AuditedFile {
  const { refusal, dockerfile } = input;
  const { text } = dockerfile;
  if (refusal?.kind === 'file-too-large') {
    throw new UsageError(`${file} has ${refusal.bytes} bytes: no Dockerfile is larger than ${refusal.limit}.`);
  }
  const { findings, suppressed, secrets } = checkDockerfile(file, input, dockerfileRules);
  return {
    file,
    text,
    findings,
    suppressed,
    secrets: [...secrets, ...secretPlaces(text, secretValuesOf(dockerfile))],
    mendable: true,
  };
}

function auditDeployment(repo: Repo, deployment: Deployment, settings: Settings): AuditedFile[] {
  const byFile = Map.groupBy(checkDeployment(deployment, deploymentRules, settings), ({ file }) => file);
  return [...byFile].map(([file, findings]) => {
    const text = repo.source(file) ?? '';
    return { file, text, findings, suppressed: 0, secrets: secretPlaces(text), mendable: false };
  });
}
