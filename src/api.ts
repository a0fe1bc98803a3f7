/** The public surface: what both doors and other programs use. Re-exports only. */
export { beforeAndAfter, dockerfilesInDoubt, takeOver, type Adopting, type BeforeAndAfter } from './adopt.ts';
export { auditEach, auditFile, auditFolder, auditText, type AuditedFile } from './audit.ts';
export { explainLine, type ExplainedLine, type ExplainedPlace } from './explain.ts';
export { findSecrets, type SecretInFile, type SecretSearch } from './context/find-secrets.ts';
export { ignoreFileFor } from './context/ignore-file.ts';
export { listContext, type ContextListing, type KeptOut } from './context/list-context.ts';
export { applyEdits } from './dockerfile/edits.ts';
export { ask, detect, detectUnder, files, nothingDetected, plan, stacksUnder } from './generate.ts';
export { catalogue } from './images/index.ts';
export { proofOf } from './decide/with-proof.ts';
export { proven, provenBuilders } from './images/proven.ts';
export { compare, pending, unsettled } from './merge/compare.ts';
export { check, type Checking } from './check.ts';
export { mendFiles, type Mended, type MendOptions } from './mend.ts';
export { mergeFile } from './merge/merge-file.ts';
export { besidePath, dockerfileOf, followsDockerfile, stayBeside } from './merge/stay-beside.ts';
export { settleConflicts, withMarkers } from './merge/settle-conflicts.ts';
export { pinFiles, pinnableFiles, type PinnedFile, type PinnedPlace } from './pin.ts';
export type { PinOptions } from './pin-place.ts';
export { openRemote, type Remote } from './remote/open-remote.ts';
export { LASTING, PASSING, type Memory } from './repo/memory.ts';
export { openOrEmpty, openRepo } from './repo/open-repo.ts';
export { withFiles } from './repo/with-files.ts';
export { STARTER_PORT, starters, type Starter } from './starters/index.ts';
export { serviceName, starterFiles } from './starters/starter-files.ts';
export { answersUnder, type Overruled } from './presets/answers-under.ts';
export { isLocked } from './presets/govern-questions.ts';
export { findFetched, moves, PRESET_NAMES } from './presets/find-fetched.ts';
export { findLocked } from './presets/find-locked.ts';
export { parseReference } from './presets/reference.ts';
export { homeOf, type PresetPlace } from './presets/home.ts';
export { sha256 as hashOf } from './presets/sha256.ts';
export { readAhead } from './presets/code.ts';
export { loadPolicy, type Loaded } from './presets/load.ts';
export { presetSource, type PresetSource } from './remote/presets/preset-source.ts';
export { registryLines } from './remote/presets/registry-lines.ts';
export type { FindPreset } from './presets/home.ts';
export { neededCode, openCode } from './trust/open-code.ts';
export { rememberTrust, trustedHashes } from './trust/trust-file.ts';
export { trustPlace, type Account } from './trust/trust-place.ts';
export { templateNames } from './render/templates.ts';
export type { CodeFile, OfferedCode, TeamTemplate, TrustedCode } from './model/code.ts';
export { workTreeOf } from './repo/enclosing.ts';
export { NO_POLICY, originOf, saidBy, type Policy, type Setting } from './model/policy.ts';
export { PresetSchema, type Preset } from './model/preset.ts';
export { learn, type Learnt } from './presets/make/learn.ts';
export { casesIn, expectedPath, expectedText, type PresetCase } from './presets/make/cases.ts';
export { presetSaid, problemWithWords, wordsIn, type Form, type Said } from './presets/make/words.ts';
export { presetKit, type PresetKit } from './preset-kit.ts';
export { tryPreset } from './try-preset.ts';
export type { Decisions } from './model/decisions.ts';
export { savedPresets } from './presets/saved-presets.ts';
export { checkPolicy, settingsFor, settingsOf } from './check-policy.ts';
export { buildCommand, proveCommand, runCommand } from './render/commands.ts';
export { pathsOf } from './render/render.ts';
export { deviationsOf } from './render/deviations.ts';
export { outputPaths } from './render/output-paths.ts';
export { standing, type Decision } from './decide/decide.ts';
export { saveRun, type Run } from './state/save-run.ts';
export { markersIn } from './state/pending.ts';
export { savedState } from './state/saved-state.ts';
export { generatedTexts, readState, stateFile } from './state/state-file.ts';
export { STATE_PATH } from './state/state-path.ts';
export { patternOf, patternTitle } from './takeover/anti-patterns.ts';
export { secretPlaces } from './rules/_shared/secret-lines.ts';
export { maskedSlice } from './rules/_shared/mask.ts';
export { plainSettings, type Rule, type Settings } from './rules/_shared/define-rule.ts';
export { publicFinding } from './rules/public-finding.ts';
export { ruleOf, rules } from './rules/index.ts';
export { findShellcheck } from './shellcheck/find-shellcheck.ts';
export { shellFindings, type ShellChecked } from './shell-findings.ts';
export type { GivenFacts, GivenPlan, GivenStack } from './model/stack-module.ts';
export type { StackKit } from './stacks/_shared/kit.ts';
export { stacks } from './stacks/index.ts';
export type { Service } from './detect/service.ts';
export { update, type Renewed, type Update } from './update.ts';
export { commitWrites } from './write/commit-writes.ts';
export { changedSince, planWrites, type PendingFile, type PlannedWrite } from './write/plan-writes.ts';
export { JOURNAL } from './write/journal.ts';
export { recoverJournal } from './write/recover-journal.ts';
export {
  EXIT,
  InterruptedError,
  IronhullError,
  RemoteError,
  UndecidedError,
  UsageError,
  type IronhullErrorOptions,
} from './errors.ts';
export { AnswersSchema, FAMILIES, type AnswerKey, type Answers } from './model/answers.ts';
export type { CatalogueImage } from './model/image.ts';
export type { Change, ChangeStatus, Resolution } from './model/change.ts';
export type { Check, Stale } from './model/check.ts';
export type { Blocker, Conflict, Found } from './model/evidence.ts';
export type { Facts, RuntimeFact, Shape, StackId, WritablePath } from './model/facts.ts';
export type { ConflictAnswer, ConflictWay, Merge, MergeConflict } from './model/merge.ts';
export { atLeast, RULE_SET, SEVERITIES, type Finding, type Severity } from './model/finding.ts';
export type { OutputFile, Ownership } from './model/output.ts';
export type { Deviation, Plan, PlannedImage, Process } from './model/plan.ts';
export type { Choice, Question } from './model/question.ts';
export type { Repo } from './model/repo.ts';
export type { SavedPreset, SavedState, State } from './model/state.ts';
export {
  NOTHING_KEPT,
  type Dependent,
  type Doubt,
  type Fate,
  type Kept,
  type KeptInstruction,
  type KeptStage,
  type Takeover,
  type Treated,
} from './model/takeover.ts';
export type { Secret, SecretKind, SecretProposal } from './model/secret.ts';
export { announce } from './verify/announce.ts';
export { declaredPackages } from './verify/declared.ts';
export { declaredDeviations, developmentPackages } from './verify/development.ts';
export { dockerClient } from './verify/docker.ts';
export { PROMISES } from './verify/index.ts';
export type { Verdict } from './verify/promise.ts';
export { passedSecrets, secretValues } from './verify/secret-values.ts';
export { shippedBase } from './verify/shipped-stage.ts';
export type { Subject } from './verify/subject.ts';
export { verify, type Verification } from './verify/verify.ts';
