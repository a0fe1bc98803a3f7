import type { DeploymentRule, DockerfileRule, Rule } from './_shared/define-rule.ts';
import addInsteadOfCopy from './add-instead-of-copy.ts';
import aptInScripts from './apt-in-scripts.ts';
import aptUpdateAlone from './apt-update-alone.ts';
import argInFrom from './arg-in-from.ts';
import baseImageDigest from './base-image-digest.ts';
import baseImageEndOfLife from './base-image-end-of-life.ts';
import baseImageTag from './base-image-tag.ts';
import cdInsteadOfWorkdir from './cd-instead-of-workdir.ts';
import ciMutableTag from './ci-mutable-tag.ts';
import ciNoAttestation from './ci-no-attestation.ts';
import ciNoScan from './ci-no-scan.ts';
import ciNoScheduledRebuild from './ci-no-scheduled-rebuild.ts';
import ciSecretBuildArg from './ci-secret-build-arg.ts';
import ciUnpinnedAction from './ci-unpinned-action.ts';
import codeOwnedByUser from './code-owned-by-user.ts';
import composeBuildWithoutImage from './compose-build-without-image.ts';
import composeHardening from './compose-hardening.ts';
import composeHostAccess from './compose-host-access.ts';
import composeImageTag from './compose-image-tag.ts';
import composeOpenPort from './compose-open-port.ts';
import composePrivileged from './compose-privileged.ts';
import composeSecretInEnvironment from './compose-secret-in-environment.ts';
import consecutiveRun from './consecutive-run.ts';
import copyBeforeInstall from './copy-before-install.ts';
import copyDestinationSlash from './copy-destination-slash.ts';
import copyFromUnknown from './copy-from-unknown.ts';
import copyMissingPath from './copy-missing-path.ts';
import copyRootBetweenStages from './copy-root-between-stages.ts';
import copyWholeContext from './copy-whole-context.ts';
import defaultShellReplaced from './default-shell-replaced.ts';
import definitionDescription from './definition-description.ts';
import deprecatedBaseImage from './deprecated-base-image.ts';
import devDependencies from './dev-dependencies.ts';
import developmentServer from './development-server.ts';
import distUpgrade from './dist-upgrade.ts';
import dockerSocket from './docker-socket.ts';
import emptyContinuation from './empty-continuation.ts';
import envSelfReference from './env-self-reference.ts';
import exposeFormat from './expose-format.ts';
import exposedSsh from './exposed-ssh.ts';
import fullBaseImage from './full-base-image.ts';
import gitClone from './git-clone.ts';
import healthcheckForm from './healthcheck-form.ts';
import healthcheckMissing from './healthcheck-missing.ts';
import heredocErrexit from './heredoc-errexit.ts';
import imageNotAStage from './image-not-a-stage.ts';
import insecureEntitlement from './insecure-entitlement.ts';
import instructionOrder from './instruction-order.ts';
import interactiveInstall from './interactive-install.ts';
import keywordCasing from './keyword-casing.ts';
import labelFormat from './label-format.ts';
import legacyKeyValue from './legacy-key-value.ts';
import lineTooLong from './line-too-long.ts';
import lockfileIgnored from './lockfile-ignored.ts';
import loginInRun from './login-in-run.ts';
import maintainer from './maintainer.ts';
import missingDockerignore from './missing-dockerignore.ts';
import multipleInstructions from './multiple-instructions.ts';
import noInstallRecommends from './no-install-recommends.ts';
import noSudo from './no-sudo.ts';
import numericUser from './numeric-user.ts';
import ociLabels from './oci-labels.ts';
import onbuild from './onbuild.ts';
import packageCacheLeft from './package-cache-left.ts';
import packageManagerStart from './package-manager-start.ts';
import passwordInRun from './password-in-run.ts';
import pipeToShell from './pipe-to-shell.ts';
import pipefail from './pipefail.ts';
import platformArgDefault from './platform-arg-default.ts';
import platformInFrom from './platform-in-from.ts';
import policyBaseImage from './policy-base-image.ts';
import policyException from './policy-exception.ts';
import policyFile from './policy-file.ts';
import policyHealth from './policy-health.ts';
import policyLabel from './policy-label.ts';
import policyLock from './policy-lock.ts';
import policyPort from './policy-port.ts';
import policySecret from './policy-secret.ts';
import policySupport from './policy-support.ts';
import policyUser from './policy-user.ts';
import privilegedPort from './privileged-port.ts';
import publicBuildSecret from './public-build-secret.ts';
import relativeWorkdir from './relative-workdir.ts';
import rootUser from './root-user.ts';
import secretArgInRun from './secret-arg-in-run.ts';
import secretFileCopied from './secret-file-copied.ts';
import secretInArgOrEnv from './secret-in-arg-or-env.ts';
import secretInContext from './secret-in-context.ts';
import secretMountLeak from './secret-mount-leak.ts';
import secretMountRequired from './secret-mount-required.ts';
import secretMountRunsCode from './secret-mount-runs-code.ts';
import secretValue from './secret-value.ts';
import setuidBit from './setuid-bit.ts';
import severalServices from './several-services.ts';
import shellFormCommand from './shell-form-command.ts';
import singleStageBuild from './single-stage-build.ts';
import stageNames from './stage-names.ts';
import suppressionReason from './suppression-reason.ts';
import syntaxDirective from './syntax-directive.ts';
import syntaxError from './syntax-error.ts';
import systemPath from './system-path.ts';
import tlsVerificationDisabled from './tls-verification-disabled.ts';
import trustedRegistry from './trusted-registry.ts';
import undefinedVariable from './undefined-variable.ts';
import unneededTool from './unneeded-tool.ts';
import unpinnedLanguagePackage from './unpinned-language-package.ts';
import unpinnedOsPackage from './unpinned-os-package.ts';
import unreadableFile from './unreadable-file.ts';
import unusedUser from './unused-user.ts';
import unverifiedDownload from './unverified-download.ts';
import useraddLargeUid from './useradd-large-uid.ts';
import volatileArgEarly from './volatile-arg-early.ts';
import wgetAndCurl from './wget-and-curl.ts';
import wgetProgress from './wget-progress.ts';
import workAtStart from './work-at-start.ts';
import worldWritable from './world-writable.ts';

/** Every rule, by name. A contract test compares this list with the folder, the tests and the docs. */
export const rules: readonly Rule[] = [
  addInsteadOfCopy,
  aptInScripts,
  aptUpdateAlone,
  argInFrom,
  baseImageDigest,
  baseImageEndOfLife,
  baseImageTag,
  cdInsteadOfWorkdir,
  ciMutableTag,
  ciNoAttestation,
  ciNoScan,
  ciNoScheduledRebuild,
  ciSecretBuildArg,
  ciUnpinnedAction,
  codeOwnedByUser,
  composeBuildWithoutImage,
  composeHardening,
  composeHostAccess,
  composeImageTag,
  composeOpenPort,
  composePrivileged,
  composeSecretInEnvironment,
  consecutiveRun,
  copyBeforeInstall,
  copyDestinationSlash,
  copyFromUnknown,
  copyMissingPath,
  copyRootBetweenStages,
  copyWholeContext,
  defaultShellReplaced,
  definitionDescription,
  deprecatedBaseImage,
  devDependencies,
  developmentServer,
  distUpgrade,
  dockerSocket,
  emptyContinuation,
  envSelfReference,
  exposeFormat,
  exposedSsh,
  fullBaseImage,
  gitClone,
  healthcheckForm,
  healthcheckMissing,
  heredocErrexit,
  imageNotAStage,
  insecureEntitlement,
  instructionOrder,
  interactiveInstall,
  keywordCasing,
  labelFormat,
  legacyKeyValue,
  lineTooLong,
  lockfileIgnored,
  loginInRun,
  maintainer,
  missingDockerignore,
  multipleInstructions,
  noInstallRecommends,
  noSudo,
  numericUser,
  ociLabels,
  onbuild,
  packageCacheLeft,
  packageManagerStart,
  passwordInRun,
  pipeToShell,
  pipefail,
  platformArgDefault,
  platformInFrom,
  policyBaseImage,
  policyException,
  policyFile,
  policyHealth,
  policyLabel,
  policyLock,
  policyPort,
  policySecret,
  policySupport,
  policyUser,
  privilegedPort,
  publicBuildSecret,
  relativeWorkdir,
  rootUser,
  secretArgInRun,
  secretFileCopied,
  secretInArgOrEnv,
  secretInContext,
  secretMountLeak,
  secretMountRequired,
  secretMountRunsCode,
  secretValue,
  setuidBit,
  severalServices,
  shellFormCommand,
  singleStageBuild,
  stageNames,
  suppressionReason,
  syntaxDirective,
  syntaxError,
  systemPath,
  tlsVerificationDisabled,
  trustedRegistry,
  undefinedVariable,
  unneededTool,
  unpinnedLanguagePackage,
  unpinnedOsPackage,
  unreadableFile,
  unusedUser,
  unverifiedDownload,
  useraddLargeUid,
  volatileArgEarly,
  wgetAndCurl,
  wgetProgress,
  workAtStart,
  worldWritable,
];

const byName = new Map(rules.map((rule) => [rule.name, rule]));

/** The rule of that name; `null` when there is none. */
export function ruleOf(name: string): Rule | null {
  return byName.get(name) ?? null;
}

export const dockerfileRules: readonly DockerfileRule[] = rules.filter((rule) => 'check' in rule);
export const deploymentRules: readonly DeploymentRule[] = rules.filter((rule) => 'checkDeployment' in rule);
