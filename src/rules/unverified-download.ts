import type { Command } from '../model/dockerfile.ts';
import { flagOf, sourcesOf } from './_shared/copies.ts';
import { defineRule } from './_shared/define-rule.ts';
import { written } from './_shared/placed.ts';
import { argsOf, runsNamed } from './_shared/runs.ts';

const VERIFIERS =
  /^(?:sha\d+sum|shasum|md5sum|gpg|gpgv|cosign|minisign|openssl|b2sum|signify|gh|rpm|sqv)$|verif(?:y|ier)|checksum/;

export default defineRule({
  name: 'unverified-download',
  summary: 'What is downloaded is compared with a checksum or a signature.',
  severity: 'high',
  builder: 'less',
  references: [
    'OpenSSF Scorecard Pinned-Dependencies',
    'CIS Docker 4.11',
    'hadolint issue 282',
    'NIST SP 800-190 4.1.3',
  ],
  messages: {
    add: 'ADD takes {url} without --checksum: whoever controls the server controls the image',
    download: '{name} stores a download and nothing in this RUN checks it',
  },
  check({ stages }, report) {
    for (const { instruction } of written(stages, 'ADD')) {
      const remote = sourcesOf(instruction).find(
        (word) => /^https?:\/\//.test(word.value) && !/\.git(?:[#?]|$)/.test(word.value),
      );
      if (remote && !flagOf(instruction, 'checksum'))
        report({ at: remote, message: 'add', data: { url: hostOf(remote.value) } });
    }
    const checked = new Set(runsNamed(stages, VERIFIERS).map(({ instruction }) => instruction));
    for (const { command, instruction } of runsNamed(stages, /^(?:curl|wget)$/)) {
      if (checked.has(instruction) || !stores(command)) continue;
      report({ at: command, message: 'download', data: { name: command.name }, confidence: 'low' });
    }
  },
});

function hostOf(url: string): string {
  return /^https?:\/\/([^/@\s]*@)?([^/\s]+)/.exec(url)?.[2] ?? 'a file';
}

/** Whether a call writes what it fetched to disk or hands it to an unpacker, rather than asking a service something. */
function stores(command: Command): boolean {
  const args = argsOf(command);
  if (args.some((arg) => /^(?:-X|--request|-d|--data|-T|--upload-file|-I|--head|--version|--spider)$/.test(arg)))
    return false;
  if (/keyrings?\/|apt\/trusted|\.(?:asc|gpg)$/.test(args.join(' '))) return false;
  if (command.name === 'wget') return !args.some((arg) => arg === '-O-' || arg === '-qO-');
  const output = args.some((arg) => /^-\w*[oO]$|^--output|^--remote-name/.test(arg));
  return (
    output ||
    command.redirects.some(({ operator, target }) => operator.startsWith('>') && !target.value.startsWith('/dev/'))
  );
}
