import { isAbsolute, join } from 'node:path';

/** What the place of the user's own configuration depends on. */
export interface Account {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The user's own folder. */
  readonly home: string;
}

/** File in which a user's trust is remembered: in the user's own configuration, never in a repository. */
export function trustPlace(account: Account): string {
  return join(configFolder(account), 'ironhull', 'trusted.json');
}

/** The XDG specification has relative paths ignored: such a one would lead into whatever folder we run in. */
function configFolder({ env, platform, home }: Account): string {
  const wanted = env['XDG_CONFIG_HOME'] ?? '';
  if (isAbsolute(wanted)) return wanted;
  const roaming = env['APPDATA'] ?? '';
  if (platform === 'win32' && isAbsolute(roaming)) return roaming;
  return platform === 'darwin' ? join(home, 'Library', 'Application Support') : join(home, '.config');
}
