import { request } from 'node:http';

/** What a single request came to. */
export interface Answer {
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  /** Why there was none; empty otherwise. */
  readonly fault: string;
}

/** Asks once, on a connection of its own that ends with the answer: a kept one would hold a stopping server back. */
export async function ask(url: string, milliseconds: number): Promise<Answer> {
  return new Promise((resolve) => {
    const call = request(url, { agent: false, timeout: milliseconds }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, fault: '' }));
      response.on('error', (error) => resolve({ status: 0, fault: error.message }));
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${milliseconds} ms`)));
    call.on('error', (error) => resolve({ status: 0, fault: error.message }));
    call.end();
  });
}
