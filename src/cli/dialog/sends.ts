import { lookAtContext } from '../look-at-context.ts';
import { visible } from '../visible.ts';
import { keepsOutText, sendsText } from './context-screen.ts';
import type { Prepared } from './prepare.ts';
import type { Sends } from './preview.ts';
import type { Session } from './session.ts';
import { folderOf } from './targets.ts';

/** What builds with the new .dockerignore files would send. */
export async function sendsOf({ repo }: Session, { changes }: Prepared): Promise<readonly Sends[]> {
  const sends: Sends[] = [];
  for (const { file, text } of changes.filter((change) => change.file.path.endsWith('.dockerignore'))) {
    const look = await lookAtContext(repo, folderOf(file.path).replace(/\/$/, ''), {
      path: file.path,
      text,
    });
    const leaks = [...new Set(look.sentSecrets.map((secret) => visible(secret.path)))];
    sends.push({ path: file.path, text: sendsText(look) + keepsOutText(look), leaks });
  }
  return sends;
}
