import type { ContextView } from '../../model/build-context.ts';
import type { Deployment } from '../../model/deployment.ts';
import type { Dockerfile, Edit, Range, Refusal, Stage } from '../../model/dockerfile.ts';
import { NO_POLICY, type Breach, type Policy } from '../../model/policy.ts';
import type { Confidence, Severity } from '../../model/finding.ts';
import type { Places, Project } from '../../model/project.ts';
import type { Vetted } from '../../model/vetted.ts';

/** What a team or the command line lays down. */
export interface Settings {
  /** ISO date by which end of life is judged. */
  readonly today: string;
  /** Registries and namespaces that images may come from; empty allows all. */
  readonly registries: readonly string[];
  /** Whether a digest is demanded even where the tag is exact. */
  readonly digests: boolean;
  /** Severities that replace a rule's own; `off` drops its findings. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** The team's presets, merged. */
  readonly policy: Policy;
  /** What breaks them in the repository and stands in no Dockerfile. */
  readonly breaches: readonly Breach[];
}

/** How files are judged where no team lays anything down. */
export function plainSettings(today: string): Settings {
  return { today, registries: [], digests: false, severities: {}, policy: NO_POLICY, breaches: [] };
}

/** All that a Dockerfile rule sees. */
export interface DockerfileInput {
  readonly dockerfile: Dockerfile;
  /** Why the text was not parsed; `dockerfile` is empty then. */
  readonly refusal: Refusal | null;
  readonly stages: readonly Stage[];
  /** The stage that is shipped; `null` in a file without one. */
  readonly shipped: Stage | null;
  /** Stages whose layers are in the shipped image: the shipped one and those it starts from. */
  readonly shippedStages: ReadonlySet<Stage>;
  readonly context: ContextView;
  readonly deployment: Deployment;
  readonly settings: Settings;
  /** Vetted images that a fix may name. */
  readonly vetted: Vetted;
  /** What the repository says about the program; `null` outside of mending and where nothing certain was found. */
  readonly project: Project | null;
  /** Where further files of a fix go; `null` outside of mending. */
  readonly places: Places | null;
  /** Who starts the image, where that says how it has to be: GitHub runs its actions as root. */
  readonly runner: 'github-action' | null;
}

/** What takes a finding away. */
export interface Mend {
  readonly title: string;
  /** Whether the image stays the same in every way that a program could notice. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
  /** Edits of further files, by path from the audited folder. */
  readonly files?: readonly FileEdits[];
  /** Whether it moves instructions, so that everything else has to be judged anew on its result. */
  readonly alone?: boolean;
}

/** Edits of one file beside the Dockerfile. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly Edit[];
}

/** Places a finding can stand on. */
export type At = Range | { readonly range: Range };

export interface Report<Id extends string> {
  readonly at: At;
  readonly message: Id;
  /** Fills `{name}` in the message. Never a secret's value. */
  readonly data?: Readonly<Record<string, string | number>>;
  /** Key of the policy that it breaks. */
  readonly key?: string;
  /** Stage it stands in, when a rule lowers severity for builder stages. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly fix?: Mend;
  /** Parts of the file that hold a secret: never shown. */
  readonly secrets?: readonly Range[];
}

interface RuleMeta<Messages extends Readonly<Record<string, string>>> {
  /** Kebab-case, the same as the file. */
  readonly name: string;
  /** What holds when the rule is kept, in one sentence. */
  readonly summary: string;
  readonly severity: Severity;
  readonly confidence?: Confidence;
  /** `less` lowers the severity by one step in stages that are not shipped, `skip` drops the finding there. */
  readonly builder?: 'same' | 'less' | 'skip';
  /** The same check in other tools, and the standards that ask for it. */
  readonly references: readonly string[];
  readonly messages: Messages;
  /** Said where the fix needs more than the text: what a mend would do when the repository tells enough. */
  readonly mayMend?: string;
}

export interface DockerfileRule<
  Messages extends Readonly<Record<string, string>> = Readonly<Record<string, string>>,
> extends RuleMeta<Messages> {
  check(input: DockerfileInput, report: (finding: Report<keyof Messages & string>) => void): void;
}

/** A finding of a rule over compose, CI and Kubernetes: it stands on `file:line`. */
export interface DeploymentReport<Id extends string> extends Omit<Report<Id>, 'at' | 'fix' | 'secrets'> {
  /** `file` or `file:line`. */
  readonly from: string;
}

export interface DeploymentRule<
  Messages extends Readonly<Record<string, string>> = Readonly<Record<string, string>>,
> extends RuleMeta<Messages> {
  checkDeployment(
    deployment: Deployment,
    report: (finding: DeploymentReport<keyof Messages & string>) => void,
    settings: Settings,
  ): void;
}

export type Rule = DockerfileRule | DeploymentRule;

/** Types a rule over a Dockerfile: a message id that is not listed does not compile. */
export function defineRule<const Messages extends Readonly<Record<string, string>>>(
  rule: DockerfileRule<Messages>,
): DockerfileRule {
  return rule as unknown as DockerfileRule;
}

/** Types a rule over a deployment. */
export function defineDeploymentRule<const Messages extends Readonly<Record<string, string>>>(
  rule: DeploymentRule<Messages>,
): DeploymentRule {
  return rule as unknown as DeploymentRule;
}

/** Where a rule hands its findings. */
export type Out<Id extends string> = (finding: Report<Id>) => void;
