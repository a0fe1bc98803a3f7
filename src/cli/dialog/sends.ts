import { lookAtContext } from '../look-at-context.ts';
import { visible } from '../visible.ts';
import { keepsOutText, sendsText } from './context-screen.ts';
import type { Prepared } from './prepare.ts';
import type { Sends } from './preview.ts';
import type { Session } from './session.ts';
import { outputPaths } from '../../api.ts';
import type { Decided } from './decide-service.ts';
import { folderOf } from './targets.ts';

/** What builds with the new .dockerignore files would send. */
export async function sendsOf({ repo }: Session, { changes, decided }: Prepared): Promise<readonly Sends[]> {
  const sends: Sends[] = [];
  for (const { file, text } of changes.filter((change) => change.file.path.endsWith('.dockerignore'))) {
    const look = await lookAtContext(repo, contextOf(file.path, decided), {
      path: file.path,
      text,
    });
    const leaks = [...new Set(look.sentSecrets.map((secret) => visible(secret.path)))];
    sends.push({ path: file.path, text: sendsText(look) + keepsOutText(look), leaks });
  }
  return sends;
}

/** The folder that a build is sent, which need not be the one of its ignore file. */
function contextOf(path: string, decided: readonly Decided[]): string {
  const owner = decided.find(({ plan }) => outputPaths(plan).dockerignore === path);
  return owner?.plan.service ?? folderOf(path).replace(/\/$/, '');
}
