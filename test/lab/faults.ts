/** The lab itself could not do its work. Says nothing about any template. */
export class LabFault extends Error {
  readonly hints: readonly string[];

  constructor(message: string, hints: readonly string[] = [], cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = new.target.name;
    this.hints = hints;
  }
}

/** A download failed for good. Says nothing about any template either. */
export class NetworkFault extends LabFault {}

const NETWORK_SIGNS = [
  /\bE(?:AI_AGAIN|NOTFOUND|CONNRESET|CONNREFUSED|TIMEDOUT|NETUNREACH|HOSTUNREACH)\b/,
  /ERR_SOCKET_TIMEOUT|network is unreachable|no route to host|i\/o timeout/i,
  /temporary failure (?:in name resolution|resolving)|could not resolve|no such host/i,
  /TLS handshake timeout|connection (?:reset by peer|timed out|refused)|unexpected EOF/i,
  /\b(?:502 Bad Gateway|503 Service Unavailable|504 Gateway)|429 Too Many Requests|status code 5\d\d/i,
  /Failed to fetch .*(?:http|Hash Sum mismatch)|Read timed out|ReadTimeoutError|Max retries exceeded/i,
];

/** Whether a failed command's output reads like a fault of the network and not of what was asked. */
export function readsLikeNetwork(output: string): boolean {
  return NETWORK_SIGNS.some((sign) => sign.test(output));
}
