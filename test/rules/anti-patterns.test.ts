import { describe, expect, it } from 'vitest';
import { checkDeployment } from '../../src/rules/check-deployment.ts';
import { checkDockerfile } from '../../src/rules/check-dockerfile.ts';
import { deploymentRules, dockerfileRules } from '../../src/rules/index.ts';
import { dockerfileInput, loneFile } from '../../src/rules/_shared/dockerfile-input.ts';
import { deploymentOf } from '../../src/deploy/deployment.ts';
import { shippedTarget } from '../../src/deploy/shipped-target.ts';
import { folder } from '../deploy/folder.ts';
import type { Files } from './anti-pattern.ts';
import { runningPatterns } from './running-anti-patterns.ts';
import { supplyPatterns } from './supply-anti-patterns.ts';

/** Names of the pattern's rules with a finding of at least low severity. */
function found(files: Files, rules: readonly string[]): string[] {
  const deployment = deploymentOf(folder(files));
  const lone = loneFile('2026-11-23');
  const { target, buildArgs } = shippedTarget(deployment, 'Dockerfile');
  const input = dockerfileInput(files['Dockerfile'] ?? 'FROM scratch', {
    ...lone,
    target: target?.value ?? null,
    buildArgs,
    deployment,
  });
  const all = [
    ...checkDockerfile('Dockerfile', input, dockerfileRules).findings,
    ...checkDeployment(deployment, deploymentRules, lone.settings),
  ];
  return all.filter(({ rule, severity }) => severity !== 'info' && rules.includes(rule)).map(({ rule }) => rule);
}

const PATTERNS = { ...supplyPatterns, ...runningPatterns };

describe.each(Object.entries(PATTERNS))('anti-pattern %s', (_, { rules, bad, good }) => {
  it.each(bad)('is seen: %s', (_what, files) => {
    expect(found(files, rules)).not.toEqual([]);
  });
  it.each(good)('is not seen where there is none: %s', (_what, files) => {
    expect(found(files, rules)).toEqual([]);
  });
});
