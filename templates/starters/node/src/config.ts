import { readSecret } from './secret.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

export interface Config {
  readonly port: number;
  readonly logLevel: (typeof LEVELS)[number];
  /** Token for a service that this one calls; nothing asks for it yet. */
  readonly apiToken: string | undefined;
}

/** Reads the environment once, at the start: a service that is set up wrongly must not come up. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(environment['PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535');
  const logLevel = LEVELS.find((level) => level === (environment['LOG_LEVEL'] ?? 'info'));
  if (logLevel === undefined) throw new Error(`LOG_LEVEL must be one of ${LEVELS.join(', ')}`);
  return { port, logLevel, apiToken: readSecret('API_TOKEN', environment) };
}
