import { publicFinding } from '../api.ts';
import type { CheckedFolder } from './check-paths.ts';

/** What `check --json` prints of one folder. */
export function checkReport({ services, policy }: CheckedFolder, failed: boolean): object {
  const findings = policy.flatMap((file) => file.findings.map((finding) => publicFinding(file, finding)));
  return { schemaVersion: 1, command: 'check', failed, services, policy: findings };
}

/** The same for several folders. */
export function checkReports(folders: readonly CheckedFolder[], fails: (folder: CheckedFolder) => boolean): object {
  const all = folders.map((folder) => {
    const { services, policy } = checkReport(folder, false) as { services: unknown; policy: unknown };
    return { path: folder.path, failed: fails(folder), problem: folder.problem, services, policy };
  });
  return { schemaVersion: 1, command: 'check', failed: all.some(({ failed }) => failed), folders: all };
}
