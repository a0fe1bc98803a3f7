import { destinationOf, sourcesOf } from '../rules/_shared/copies.ts';
import { shippedChain, type Reading } from './reading.ts';

const SUPERVISORS =
  /^(?:supervisord|runsvdir|runit|s6-svscan|circusd|monit|foreman|honcho|overmind|goreman|concurrently|cron|crond)$/;

/** Whether a program is there to start others. */
export function isSupervisor(program: string): boolean {
  return SUPERVISORS.test(program.split('/').at(-1) ?? '');
}

/** Programs that its configuration names, each with its place: `nginx (deploy/supervisord.conf:4)`. */
export function supervised(reading: Reading): readonly string[] {
  const copies = shippedChain(reading.stages, reading.shipped).flatMap(({ body }) =>
    body.filter(({ keyword }) => keyword === 'COPY'),
  );
  const sources = copies.flatMap((copy) =>
    /supervis|Procfile|circus|s6/.test(destinationOf(copy)?.value ?? '') ? sourcesOf(copy) : [],
  );
  return sources.flatMap(({ value }) => {
    const lines = (reading.context.source(value) ?? '').split('\n');
    return lines.flatMap((line, index) => {
      const name = /^\[program:([\w.-]+)\]|^([\w-]+):\s+\S/.exec(line.trim());
      return name === null ? [] : [`${name[1] ?? name[2]} (${value}:${index + 1})`];
    });
  });
}
