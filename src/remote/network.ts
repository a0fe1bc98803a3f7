import { setTimeout as sleep } from 'node:timers/promises';
import { RemoteError } from '../errors.ts';
import { sendOnce, type Answer, type Fetch, type Request } from './send-once.ts';

/** What the outside world does for us, so that tests can stand in for it. */
export interface Network {
  readonly fetch: Fetch;
  /** Milliseconds. */
  readonly sleep: (duration: number) => Promise<unknown>;
}

export const realNetwork: Network = { fetch: (url, init) => fetch(url, init), sleep: (duration) => sleep(duration) };

const ATTEMPTS = 4;
const FIRST_PAUSE = 500;
/** Registries that limit rates may name hours: then a person decides. Milliseconds. */
const LONGEST_PAUSE = 10_000;

/** Sends a request, again after a pause where the network or the server falters. Throws `RemoteError` naming the host alone. */
export async function send(network: Network, request: Request): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(network, request);
    const pause = pauseAfter(outcome, attempt);
    if (outcome instanceof RemoteError) {
      if (pause === null) throw outcome;
    } else if (pause === null) return answered(outcome, request);
    await network.sleep(pause ?? 0);
  }
}

async function attemptOnce(network: Network, request: Request): Promise<Answer | RemoteError> {
  try {
    return await sendOnce(network.fetch, request);
  } catch (error) {
    if (error instanceof RemoteError) throw error;
    return unreachable(request.url, error);
  }
}

/** `null` when there is no sense in asking again. */
function pauseAfter(outcome: Answer | RemoteError, attempt: number): number | null {
  if (attempt === ATTEMPTS) return null;
  const own = FIRST_PAUSE * 2 ** (attempt - 1);
  if (outcome instanceof RemoteError) return isForGood(outcome, attempt) ? null : own;
  if (outcome.status !== 429 && (outcome.status < 500 || outcome.status === 501)) return null;
  const asked = Number(outcome.headers.get('retry-after') ?? '0') * 1000;
  if (!Number.isFinite(asked)) return own;
  return asked > LONGEST_PAUSE ? null : Math.max(own, asked);
}

function answered(answer: Answer, { url }: Request): Answer {
  if (answer.status === 429)
    throw new RemoteError(`${url.host} refuses more requests for now (429). Nothing was written.`, {
      hints: [`docker login ${url.host}     raises the limit of most registries`],
    });
  if (answer.status >= 500)
    throw new RemoteError(`${url.host} answered ${answer.status}, ${ATTEMPTS} times. Nothing was written.`);
  return answer;
}

const CERTIFICATE = /CERT|SIGNATURE|ISSUER|SELF_SIGNED/;

function unreachable({ host }: URL, error: unknown): RemoteError {
  const code = codeOf(error);
  if (CERTIFICATE.test(code))
    return new RemoteError(`${host}: its certificate is not trusted (${code}). Nothing was written.`, {
      hints: ['NODE_EXTRA_CA_CERTS=root.pem     names the certificates to trust besides the usual ones'],
      cause: error,
    });
  return new RemoteError(`${host} cannot be reached (${code}). Nothing was written.`, { cause: error });
}

/** Two times silence is enough to wait for. */
function isForGood({ cause }: RemoteError, attempt: number): boolean {
  const code = codeOf(cause);
  return CERTIFICATE.test(code) || code === 'ENOTFOUND' || (code === 'timeout' && attempt > 1);
}

/** Code of the innermost cause; `fetch` hides it in one. */
function codeOf(error: unknown): string {
  let found = 'no answer';
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') found = at.code;
    else if (at.name === 'TimeoutError') found = 'timeout';
  }
  return found;
}
