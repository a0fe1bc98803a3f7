import { relative } from 'node:path';
import {
  announce,
  dockerClient,
  verify as proveImage,
  type Subject,
  type Verdict,
  type Verification,
} from '../../api.ts';
import { EXIT, InterruptedError, UsageError } from '../../errors.ts';
import type { Call } from '../parse-arguments.ts';
import { verifySarif } from '../reporters/verify-sarif.ts';
import type { Streams } from '../streams.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { minutesOf, tooLong, untilStopped } from '../verify-limits.ts';
import { verdictCount, verdictLines } from '../verify-screen.ts';
import { subjectOf } from '../verify-subject.ts';
import { version } from '../version.ts';
import { visible } from '../visible.ts';

/** `ironhull verify [dir]`: says what it will do, does it, and fails when the image breaks a promise. */
export async function verify(call: Call, { stdout, stderr }: Streams): Promise<number> {
  const subject = await subjectOf(call);
  const minutes = minutesOf(call);
  const document = call.options['json'] === true || call.options['sarif'] === true;
  const terminal = terminalOf(stdout, process.env);
  const print = (lines: readonly string[]): void => void stdout.write(`${inMarksOf(terminal, lines.join('\n'))}\n`);
  stderr.write(
    `${announce(subject, minutes)
      .map((line) => `  ${visible(line)}`)
      .join('\n')}\n`,
  );
  const { signal, interrupted } = untilStopped(stderr, minutes);
  const docker = dockerClient({ env: {}, signal, log: null, hidden: [] });
  await mustAnswer(docker);
  const result = await proveImage(
    subject,
    docker,
    (verdict) => {
      if (!document) print(verdictLines(verdict, terminal));
    },
    signal,
  );
  if (interrupted()) throw new InterruptedError('stopped. Every container, image and network was removed.');
  if (signal.aborted) throw tooLong(minutes);
  if (result.notBuilt !== '') throw new UsageError(`the image was not built: ${result.notBuilt}`);
  if (call.options['json'] === true) stdout.write(report(subject, result));
  else if (call.options['sarif'] === true) stdout.write(verifySarif(result.verdicts, shownPath(subject), version()));
  else print([`  ${verdictCount(result.verdicts)} (${result.seconds.toFixed(0)} s)`]);
  return holds(result.verdicts) ? EXIT.ok : EXIT.findings;
}

async function mustAnswer(docker: ReturnType<typeof dockerClient>): Promise<void> {
  const answer = await docker(['buildx', 'version']);
  const engine = answer.ok ? await docker(['version', '--format', '{{.Server.Version}}']) : answer;
  if (!engine.ok)
    throw new UsageError('verify needs Docker with buildx, and neither answers.', {
      hints: ['docker version', 'docker buildx version'],
    });
}

function holds(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ state }) => state !== 'broken');
}

function shownPath(subject: Subject): string {
  return relative(process.cwd(), subject.dockerfile);
}

function report(subject: Subject, { verdicts, seconds, bench }: Verification): string {
  const document = {
    schemaVersion: 1,
    command: 'verify',
    dockerfile: shownPath(subject),
    seconds: Math.round(seconds),
    bench,
    verdicts,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
