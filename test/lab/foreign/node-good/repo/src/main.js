import { createServer } from 'node:http';
import statuses from 'statuses';

const notes = [{ id: 1, text: 'buy stamps' }];

const server = createServer((request, response) => {
  const send = (code, body) => {
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (request.url === '/ready') return send(200, { ready: true });
  if (request.url === '/notes') return send(200, notes);
  if (request.url === '/export') return setTimeout(() => send(200, notes), 1000);
  return send(404, { error: statuses.message[404] });
});

server.listen(8080);
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => server.close(() => process.exit(0)));
