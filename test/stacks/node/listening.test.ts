import { describe, expect, it } from 'vitest';
import { listening } from '../../../src/stacks/node/detect/listening.ts';

const seen = (text: string): ReturnType<typeof listening> => listening([{ path: 'a.js', text }]);

describe('the port', () => {
  it.each([
    ['const port = process.env.PORT ?? 4100', 4100],
    ['const port = Number(process.env.PORT) || 7070', 7070],
    ["parseInt(process.env['PORT'] ?? '3400', 10)", 3400],
    ["readPort(environment['PORT'] ?? 8090)", 8090],
    ['app.listen(8123)', 8123],
    ['server.listen({ host, port: 5001 })', 5001],
    ['const PORT = 9000;', 9000],
    ['app.listen(80)', null],
    ['app.listen(port)', null],
  ])('%s', (text, port) => expect(seen(text).port?.value ?? null).toBe(port));
});

describe('the health route', () => {
  it.each([
    ["app.get('/healthz', f)", '/healthz'],
    ["app.get('/ping', f)", '/ping'],
    ["app.get('/ping', f)\napp.get('/health', g)", '/health'],
    ['router.get("/api/health", f)', '/api/health'],
    ["@Get('healthz')", '/healthz'],
    ["@Controller('health')", '/health'],
    ["app.setGlobalPrefix('v1');\n@Get('healthz')", '/v1/healthz'],
    ["if (request.url === '/healthz') ok()", '/healthz'],
    ["client.post('/healthz')", null],
    ["fetch('https://other.example/healthz')", null],
    ['// see /healthz', null],
  ])('%s', (text, health) => expect(seen(text).health?.value ?? null).toBe(health));
});

it.each([
  ["process.on('SIGTERM', stop)", true],
  ["for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)", true],
  ['app.enableShutdownHooks()', true],
  ["process.on('exit', stop)", false],
])('a handler for SIGTERM: %s', (text, handles) => expect(seen(text).handlesSignals).toBe(handles));
