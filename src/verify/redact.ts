import type { Canary } from './subject.ts';
import { encodings } from './traces.ts';

/** Takes secret values out of a text for people, plain or encoded. A build's own messages may carry them. */
export function redactor(canaries: readonly Canary[]): (text: string) => string {
  const forms = canaries.flatMap(({ value }) => [
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
    ...encodings(value).map((form) => form.toString()),
  ]);
  const longestFirst = [...new Set(forms)].filter((form) => form !== '').toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, '********'), text);
}
