import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { START } from '../cli/spawn.ts';
import { read } from '../presets/team.ts';
import { templated, trusting } from '../presets/trusting.ts';
import { keys, openTerminal, type TerminalSession } from './terminal-session.ts';

vi.setConfig({ testTimeout: 60_000 });

const LABELS = readFileSync(join(import.meta.dirname, '../../templates/_partials/labels.ejs'), 'utf8');
/** Text that would clear the screen and lie, were it printed as it is. */
const LIES = '<%# \u001B[2JNothing to see here %>\n';

const home = trusting();
const ended: (() => void)[] = [];
afterEach(() => ended.splice(0).forEach((end) => end()));

function retrofit(): { readonly cwd: string; readonly session: TerminalSession } {
  const cwd = home.repo(templated({ '_partials/labels': `# of the team\n${LIES}${LABELS}` }));
  const env = { XDG_CONFIG_HOME: process.env['XDG_CONFIG_HOME'] ?? '' };
  const session = openTerminal(process.execPath, [START, 'retrofit'], { cwd, env });
  ended.push(session.kill);
  return { cwd, session };
}

it('takes no for an answer, and that is what enter says', async () => {
  const { cwd, session } = retrofit();
  await session.until('Do you trust it?');
  const screen = session.screen().replaceAll(/\s+/g, ' ');
  expect(screen).toContain('Acme (ironhull.config.yaml) brings code that runs on this machine, with your rights:');
  expect(screen).toMatch(/_partials\/labels t\/0\.ejs, \d+ lines sha256 [0-9a-f]{64}/);
  expect(session.wraps()).toEqual([]);
  session.press(keys.enter);
  expect(await session.exit()).toBe(3);
  expect(session.screen().replaceAll(/\s+/g, ' ')).toMatch(/--trust [0-9a-f]{64}/);
  expect([existsSync(join(cwd, 'Dockerfile')), existsSync(home.file())]).toEqual([false, false]);
});

it('shows it before it is trusted, and asks once', async () => {
  const { cwd, session } = retrofit();
  await session.until('Do you trust it?');
  session.press(keys.down, keys.enter);
  await session.until('\\x1b[2JNothing to see here');
  expect(session.raw()).not.toContain('\u001B[2JNothing');
  await session.until('No, stop here');
  session.press(keys.down, keys.down, keys.enter);
  await session.until('Does this look right?');
  expect(session.screen()).toContain('template  _partials/labels · unproven');
  session.press(keys.enter);
  await session.until('What should the image be based on?');
  session.press(keys.enter);
  await session.until('Write these files?');
  session.press(keys.enter);
  expect(await session.exit()).toBe(0);
  expect(read(cwd, 'Dockerfile')).toContain('# of the team');
  expect(JSON.parse(readFileSync(home.file(), 'utf8')).trusted).toHaveLength(1);
});
