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

/** Files that other tools take for an anti-pattern, each as a case that is none. */
const TRAPS = [
  'stage names',
  'scratch',
  'a base without default',
  'named context',
  'private mirror',
  'template placeholder',
  'purged in the same RUN',
  'a program that runs git',
  'a browser',
  'a database client',
  'development target',
  'libraries at run time',
  'pinned in a builder',
  'git as a dependency source',
  'submodules of the pipeline',
  'compose override',
  'compose for development',
  'base is not root',
  'drops by itself',
  'Docker-in-Docker',
  'AWS Lambda',
  'Windows',
  'an image for CI',
  'tini',
  'dumb-init',
  'exec wrapper',
  'workers',
  'a process manager for one program',
  'web ports',
  'nginx and PHP-FPM',
  'the console of Azure',
  'public names',
  'the stand-in of Rails',
  'cache mounts',
  'a mirror of one day',
  'nothing to update',
  'apk --no-cache',
];

describe('the cases', () => {
  it('are eight anti-patterns, each with five files that have it and five that only look like it', () => {
    const all = Object.values(PATTERNS);
    expect(all).toHaveLength(8);
    expect(all.filter(({ bad, good }) => bad.length < 5 || good.length < 5)).toEqual([]);
  });

  it('hold every trap', () => {
    const good = new Set(Object.values(PATTERNS).flatMap((pattern) => pattern.good.map(([what]) => what)));
    expect(TRAPS.filter((trap) => !good.has(trap))).toEqual([]);
  });
});

describe.each(Object.entries(PATTERNS))('anti-pattern %s', (_, { rules, bad, good }) => {
  it.each(bad)('is seen: %s', (_what, files) => {
    expect(found(files, rules)).not.toEqual([]);
  });
  it.each(good)('is not seen where there is none: %s', (_what, files) => {
    expect(found(files, rules)).toEqual([]);
  });
});
