import { PROMISES, ruleOf, rules, type Rule } from '../../api.ts';
import { EXIT, UsageError } from '../../errors.ts';
import { explainPlace, placeOf } from '../explain-place.ts';
import type { Call } from '../parse-arguments.ts';
import { rulePage } from '../rule-page.ts';
import type { Streams } from '../streams.ts';
import { suggest } from '../suggest.ts';
import { visible } from '../visible.ts';

/** `ironhull explain <rule|H1…H20|file[:line]>`: a rule's page, a promise, or a line. Ids of other tools lead to the rule that covers them. */
export async function explain(call: Call, { stdout }: Streams): Promise<number> {
  const typed = call.argument;
  if (typed === null)
    throw new UsageError('explain needs a rule.', {
      hints: [
        'ironhull explain root-user',
        'ironhull explain Dockerfile:12     says why that line is there',
        'ironhull audit     names the rules of what it finds',
      ],
    });
  const place = placeOf(typed);
  if (place !== null) {
    stdout.write(explainPlace(place, call.options['json'] === true));
    return EXIT.ok;
  }
  const promise = PROMISES.find(({ id }) => id === typed);
  if (promise !== undefined) {
    stdout.write(`${promise.id}: ${promise.title}\n`);
    return EXIT.ok;
  }
  if (/^SC\d{4}$/.test(typed)) {
    stdout.write(
      `${typed}: a rule of ShellCheck, which reads RUN bodies where it is installed\n  https://www.shellcheck.net/wiki/${typed}\n`,
    );
    return EXIT.ok;
  }
  const named = ruleOf(typed);
  const found = named
    ? [named]
    : rules.filter(({ references }) => references.some((reference) => reference.split(' ').includes(typed)));
  if (found.length === 0) throw unknownRule(typed);
  stdout.write(call.options['json'] === true ? report(found) : found.map(page).join('\n'));
  return EXIT.ok;
}

function unknownRule(typed: string): UsageError {
  const close = suggest(
    typed,
    rules.map(({ name }) => name),
  );
  const meant = close === null ? '' : ` Did you mean ${close}?`;
  return new UsageError(`no rule is called ${visible(typed)}.${meant}`);
}

function page({ name, summary, severity, references }: Rule): string {
  const text = rulePage(name);
  const facts = [`  severity    ${severity}`, `  references  ${references.join(', ')}`];
  return [`${name}: ${summary}`, '', ...facts, '', text ?? '', ''].join('\n');
}

function report(found: readonly Rule[]): string {
  const all = found.map(({ name, summary, severity, references, messages }) => ({
    name,
    summary,
    severity,
    references,
    messages,
  }));
  return `${JSON.stringify({ schemaVersion: 1, command: 'explain', rules: all }, null, 2)}\n`;
}
