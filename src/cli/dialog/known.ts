import type { Service } from '../../api.ts';
import type { Facts } from '../../model/facts.ts';
import type { Given } from './given.ts';

/** What is known of a service while it is talked about. */
export interface Known {
  readonly facts: Facts;
  readonly given: Given;
}

/** Reads the service again with what is given by now: an entry or a version steers what else is read. */
export type Look = (given: Given) => Service;

/** Facts as they are with what is given by now. */
export function lookAgain(look: Look, given: Given, before: Facts): Known {
  const facts = look(given).facts.find((one) => one.stack === before.stack) ?? before;
  return { facts, given };
}
