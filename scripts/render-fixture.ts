/** `node scripts/render-fixture.ts STACK CASE` shows what a fixture becomes: facts, plan and files. `--files` leaves out the first two. */
import { parseArgs } from 'node:util';
import { detect, files, plan } from '../src/generate.ts';
import { NO_POLICY } from '../src/model/policy.ts';
import { openRepo } from '../src/repo/open-repo.ts';
import { discard, readCase, restore } from '../test/case.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { files: { type: 'boolean' } } });
const [stack = '', name = ''] = positionals;
const fixture = readCase(stack, name);
const target = restore(fixture);
try {
  for (const service of detect(openRepo(target), fixture.answers, [])) {
    for (const facts of service.facts) show(facts);
  }
} finally {
  discard(target);
}

function show(facts: Parameters<typeof plan>[0]): void {
  if (values.files !== true) console.log(JSON.stringify(facts, null, 2));
  const made = plan(facts, fixture.answers, NO_POLICY);
  if (values.files !== true) console.log(JSON.stringify(made, null, 2));
  for (const file of files(made, NO_POLICY)) console.log(`=== ${file.path}\n${file.contents}`);
}
