import { secretPlaces } from '../../api.ts';
import { EXIT } from '../../errors.ts';
import { maskedPatch } from '../masked-patch.ts';
import type { Call } from '../parse-arguments.ts';
import { pinPaths, remoteOf, writePinned, type PinnedFolder } from '../pin-paths.ts';
import { pinScreen } from '../pin-screen.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';

/** `ironhull pin [path…]`: everything is asked before the first byte is written. */
export async function pin(call: Call, { stdout }: Streams): Promise<number> {
  const { options, paths } = call;
  const folders = await pinPaths(paths, remoteOf(call), { refresh: options['refresh'] === true });
  const dry = options['dry-run'] === true;
  if (!dry) folders.forEach(writePinned);
  if (options['json'] === true) stdout.write(report(folders, !dry));
  else if (dry) stdout.write(folders.map(patches).join(''));
  else {
    const terminal = terminalOf(stdout, process.env);
    stdout.write(`${inMarksOf(terminal, pinScreen(folders, terminal).join('\n'))}\n`);
  }
  return EXIT.ok;
}

function patches({ files, prefix }: PinnedFolder): string {
  return files
    .filter(({ before, text }) => before !== text)
    .map(({ file, before, text }) =>
      maskedPatch({ path: `${prefix}${file}`, before, after: text, secrets: secretPlaces(before) }),
    )
    .join('');
}

function report(folders: readonly PinnedFolder[], written: boolean): string {
  const files = folders.flatMap(({ files: all, prefix }) =>
    all.map(({ file, before, text, places, unread }) => ({
      path: `${prefix}${file}`,
      changed: before !== text,
      written: written && before !== text,
      unread,
      places,
    })),
  );
  return `${JSON.stringify({ schemaVersion: 1, command: 'pin', files }, null, 2)}\n`;
}
