import { RemoteError } from '../errors.ts';

/** More different things than any repository names: a hostile one could keep us asking for hours. */
const MOST = 1_000;

/** The same question is asked once. */
export function askOnce<Q, A>(keyOf: (question: Q) => string, ask: (question: Q) => Promise<A>) {
  const known = new Map<string, Promise<A>>();
  return (question: Q): Promise<A> => {
    const key = keyOf(question);
    const asked = known.get(key) ?? (known.size < MOST ? ask(question) : tooMany());
    known.set(key, asked);
    return asked;
  };
}

function tooMany(): Promise<never> {
  const what = `more than ${MOST} different images or actions in one run. Nothing was written.`;
  return Promise.reject(new RemoteError(what, { hints: ['ironhull pin path/to/Dockerfile     pins one file'] }));
}
