import { publicFinding } from '../api.ts';
import type { CheckedFolder } from './check-paths.ts';

/** What `check --json` prints. */
export function checkReport({ services, policy }: CheckedFolder, failed: boolean): object {
  const findings = policy.flatMap((file) => file.findings.map((finding) => publicFinding(file, finding)));
  return { schemaVersion: 1, command: 'check', failed, services, policy: findings };
}
