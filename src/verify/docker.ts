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
  options?: { readonly seconds?: number; readonly input?: string },
) => Promise<DockerResult>;

export interface DockerOptions {
  /** Added to the environment, as in `DOCKER_HOST`. */
  readonly env: Readonly<Record<string, string>>;
  /** File that receives every command and its output, `null` for none. */
  readonly log: string | null;
  /** Values that must not reach the log. */
  readonly hidden: readonly string[];
}

/** A docker client with an environment of its own. A command ends after ten minutes unless it says otherwise. */
export function dockerClient(options: DockerOptions): Docker {
  return async (args, { seconds = 600, input } = {}) => {
    const result = await execa('docker', args, {
      env: { ...options.env },
      ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
      timeout: seconds * 1000,
      reject: false,
      maxBuffer: 128 * 1024 * 1024,
    });
    const { stdout, stderr } = result;
    const text = `$ docker ${args.join(' ')}\n${stdout.slice(0, 20_000)}\n${stderr}\n`;
    if (options.log !== null) await appendFile(options.log, hide(text, options.hidden));
    return { ok: !result.failed, code: result.exitCode ?? -1, stdout, stderr };
  };
}

function hide(text: string, hidden: readonly string[]): string {
  return hidden.reduce((rest, value) => (value === '' ? rest : rest.replaceAll(value, '********')), text);
}
