/** Last parts of health endpoints, liveness before readiness before mere answers. */
const NAMES = [
  'livez',
  'healthz',
  'health/live',
  'health',
  'healthcheck',
  'live',
  '-/healthy',
  'health/ready',
  'readyz',
  'ready',
  '_health',
  'ping',
  'status',
  'up',
];
const ENDPOINT =
  /^(?:\/(?:api|v\d+|internal|_?system))*\/(livez|healthz|health\/live|health|healthcheck|live|-\/healthy|health\/ready|readyz|ready|_health|ping|status|up)\/?$/;
/** How well a path names a health endpoint, 0 the best; `null` when it names none. */
export function healthRank(path: string): number | null {
  const name = ENDPOINT.exec(path)?.[1];
  return name === undefined ? null : NAMES.indexOf(name);
}
