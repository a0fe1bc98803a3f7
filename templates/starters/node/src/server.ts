import { buildApp } from './app.ts';
import { readConfig } from './config.ts';

const DRAIN_MS = 8_000;

const config = readConfig(process.env);
let stopping = false;
const app = buildApp({ logLevel: config.logLevel, isReady: () => !stopping });

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));

await app.listen({ host: '0.0.0.0', port: config.port });

/** Open requests are answered, new ones refused; a second signal or a request that never ends is not waited for. */
async function stop(signal: string): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  app.log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  await app.close();
  app.log.info('stopped');
}
