import type { DeploymentRule, DockerfileRule, Rule } from './_shared/define-rule.ts';
import argInFrom from './arg-in-from.ts';
import baseImageDigest from './base-image-digest.ts';
import baseImageEndOfLife from './base-image-end-of-life.ts';
import baseImageTag from './base-image-tag.ts';
import codeOwnedByUser from './code-owned-by-user.ts';
import deprecatedBaseImage from './deprecated-base-image.ts';
import dockerSocket from './docker-socket.ts';
import exposedSsh from './exposed-ssh.ts';
import gitClone from './git-clone.ts';
import imageNotAStage from './image-not-a-stage.ts';
import insecureEntitlement from './insecure-entitlement.ts';
import noSudo from './no-sudo.ts';
import numericUser from './numeric-user.ts';
import pipeToShell from './pipe-to-shell.ts';
import privilegedPort from './privileged-port.ts';
import rootUser from './root-user.ts';
import setuidBit from './setuid-bit.ts';
import syntaxDirective from './syntax-directive.ts';
import systemPath from './system-path.ts';
import tlsVerificationDisabled from './tls-verification-disabled.ts';
import trustedRegistry from './trusted-registry.ts';
import unusedUser from './unused-user.ts';
import unverifiedDownload from './unverified-download.ts';
import worldWritable from './world-writable.ts';

/** Every rule, by name. A contract test compares this list with the folder, the tests and the docs. */
export const rules: readonly Rule[] = [
  argInFrom,
  baseImageDigest,
  baseImageEndOfLife,
  baseImageTag,
  codeOwnedByUser,
  deprecatedBaseImage,
  dockerSocket,
  exposedSsh,
  gitClone,
  imageNotAStage,
  insecureEntitlement,
  noSudo,
  numericUser,
  pipeToShell,
  privilegedPort,
  rootUser,
  setuidBit,
  syntaxDirective,
  systemPath,
  tlsVerificationDisabled,
  trustedRegistry,
  unusedUser,
  unverifiedDownload,
  worldWritable,
];

export const dockerfileRules: readonly DockerfileRule[] = rules.filter(
  (rule): rule is DockerfileRule => 'check' in rule,
);
export const deploymentRules: readonly DeploymentRule[] = rules.filter(
  (rule): rule is DeploymentRule => 'checkDeployment' in rule,
);
