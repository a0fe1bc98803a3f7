import { join, resolve } from 'node:path';
import { execa } from 'execa';
import type { Finding, Judge } from './finding.ts';

/** Linters that read Dockerfiles as they are. */
export function linters(programs: string): readonly Judge[] {
  return [hadolint(join(programs, 'hadolint')), checkov(join(programs, 'checkov')), tally(join(programs, 'tally'))];
}

function hadolint(program: string): Judge {
  return {
    name: 'hadolint',
    findings: async (files) => (await json(program, ['--no-fail', '--format', 'json', ...files])) as readonly Finding[],
  };
}

interface CheckovReport {
  readonly results?: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly file_abs_path: string;
      readonly file_line_range: readonly [number, number];
    }[];
  };
}

function checkov(program: string): Judge {
  return {
    name: 'checkov',
    async findings(files) {
      const flags = [
        '--framework',
        'dockerfile',
        '--skip-download',
        '--quiet',
        '--compact',
        '--soft-fail',
        '-o',
        'json',
      ];
      const report = (await json(program, [...flags, '-f', ...files])) as CheckovReport;
      // Without any finding checkov prints a summary alone.
      return (report.results?.failed_checks ?? []).map((check) => ({
        file: check.file_abs_path,
        line: check.file_line_range[0],
        code: check.check_id,
        message: check.check_name,
      }));
    },
  };
}

interface TallyReport {
  readonly files: readonly {
    readonly file: string;
    readonly violations: readonly {
      readonly rule: string;
      readonly message: string;
      readonly location: { readonly start: { readonly line: number } };
    }[];
  }[];
}

function tally(program: string): Judge {
  return {
    name: 'tally',
    async findings(files) {
      // Slow checks ask image registries.
      const flags = ['--no-config', '--slow-checks', 'off', '--fail-level', 'none', '--format', 'json'];
      const report = (await json(program, ['lint', ...flags, ...files])) as TallyReport;
      return report.files.flatMap(({ file, violations }) =>
        violations.map(({ rule, message, location }) => ({
          file: resolve(file),
          line: Math.max(location.start.line, 0),
          code: rule,
          message,
        })),
      );
    },
  };
}

async function json(program: string, args: readonly string[]): Promise<unknown> {
  const result = await execa(program, args, { reject: false, timeout: 300_000, maxBuffer: 64 * 1024 * 1024 });
  if (result.failed) throw new Error(`${program} ended with ${result.exitCode}: ${result.stderr.slice(-2000)}`);
  return JSON.parse(result.stdout);
}
