import { expectedPath, expectedText, openRepo, type Decisions, type Repo } from '../../api.ts';
import { EXIT } from '../../errors.ts';
import type { Action } from '../commands/defaults.ts';
import { apply } from '../dialog/apply.ts';
import { inMarksOf, terminalOf } from '../terminal.ts';
import { trustOf } from '../trust-option.ts';
import { testScreen } from './test-screen.ts';
import { fails, tryCases, type TriedCase } from './try-cases.ts';

/** `ironhull defaults test [dir]`: what the preset of a folder decides for each of its cases. */
export const test: Action = async (call, [dir = '.'], { stdout }) => {
  const folder = openRepo(dir);
  const tried = await tryCases(folder, {
    offline: call.options['offline'] === true,
    trust: trustOf(call.options['trust']),
  });
  if (call.options['update'] === true) write(folder, tried);
  const failed = call.options['update'] !== true && tried.some((one) => fails(one));
  if (call.options['json'] === true)
    stdout.write(`${JSON.stringify({ schemaVersion: 1, command: 'defaults test', failed, cases: tried }, null, 2)}\n`);
  else {
    const terminal = terminalOf(stdout, process.env);
    stdout.write(`${inMarksOf(terminal, testScreen(tried, call.options['update'] === true, terminal).join('\n'))}\n`);
  }
  return failed ? EXIT.findings : EXIT.ok;
};

/** Keys that a case names keep their place; a case without any gets all. */
function write(folder: Repo, tried: readonly TriedCase[]): void {
  const targets = tried.filter(fails).map(({ name, decided, expected }) => {
    const path = expectedPath(name);
    return { path, contents: expectedText(updated(expected, decided)), before: folder.text(path) };
  });
  apply(folder.root, targets);
}

function updated(expected: Decisions | null, decided: Decisions): Decisions {
  if (expected === null || 'refused' in decided || 'refused' in expected) return decided;
  const known = Object.keys(expected).filter((key) => decided[key] !== undefined);
  return Object.fromEntries(known.map((key) => [key, decided[key] ?? '']));
}
