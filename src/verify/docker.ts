import { appendFile } from 'node:fs/promises';
import { execa } from 'execa';

export interface DockerResult {
  readonly ok: boolean;
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the docker client to its end. Never throws for an exit code: the caller says what it means. */
export type Docker = (
  args: readonly string[],
  options?: {
    readonly seconds?: number;
    readonly input?: string;
    /** Runs even after the signal to stop. */
    readonly cleanUp?: boolean;
  },
) => Promise<DockerResult>;

export interface DockerOptions {
  /** Added to the environment, as in `DOCKER_HOST`. */
  readonly env: Readonly<Record<string, string>>;
  /** File that receives every command and its output, `null` for none. */
  readonly log: string | null;
  /** Ends the running command and refuses further ones, but for those that clean up. */
  readonly signal?: AbortSignal;
  /** Values that must not reach the log. */
  readonly hidden: readonly string[];
}

/** A docker client with an environment of its own. A command ends after ten minutes unless it says otherwise. */
export function dockerClient(options: DockerOptions): Docker {
  const { env, log, hidden, signal } = options;
  return async (args, { seconds = 600, input, cleanUp = false } = {}) => {
    const stop = cleanUp ? undefined : signal;
    if (stop?.aborted === true) return STOPPED;
    const result = await execa('docker', args, {
      env: { ...env },
      ...inputOf(input),
      // A second Ctrl-C reaches every program of the terminal's group: what cleans up is not one of them.
      ...(stop === undefined ? { detached: cleanUp } : { cancelSignal: stop }),
      timeout: seconds * 1000,
      reject: false,
      maxBuffer: 128 * 1024 * 1024,
    });
    const { stdout, stderr, failed, exitCode = -1 } = result;
    if (log !== null) await note(log, args, `${stdout.slice(0, 20_000)}\n${stderr}`, hidden);
    return { ok: !failed, code: exitCode, stdout, stderr };
  };
}

function inputOf(input: string | undefined): { readonly input: string } | { readonly stdin: 'ignore' } {
  return input === undefined ? { stdin: 'ignore' } : { input };
}

async function note(log: string, args: readonly string[], output: string, hidden: readonly string[]): Promise<void> {
  await appendFile(log, hide(`$ docker ${args.join(' ')}\n${output}\n`, hidden));
}

const STOPPED: DockerResult = { ok: false, code: -1, stdout: '', stderr: 'stopped' };

function hide(text: string, hidden: readonly string[]): string {
  return hidden.reduce((rest, value) => (value === '' ? rest : rest.replaceAll(value, '********')), text);
}
