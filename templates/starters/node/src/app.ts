import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';

export interface AppOptions {
  readonly logLevel: string;
  /** Whether new work is welcome; false from the moment the service is told to stop. */
  readonly isReady: () => boolean;
}

/** The service without a socket: tests inject requests into it. */
export function buildApp({ logLevel, isReady }: AppOptions): FastifyInstance {
  const app = Fastify({
    logger: { level: logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    bodyLimit: 1_048_576,
  });

  app.get('/', async () => ({ service: 'starter-service' }));

  // Alive: asks nothing of anybody else, so that a broken neighbour never restarts this service.
  app.get('/healthz', { logLevel: 'warn' }, async () => ({ status: 'ok' }));

  app.get('/readyz', { logLevel: 'warn' }, async (_request, reply) =>
    isReady() ? { status: 'ready' } : reply.code(503).send({ status: 'stopping' }),
  );

  return app;
}
