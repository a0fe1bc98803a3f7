import type { Stack } from '../../model/stack.ts';
import { detect } from './detect.ts';
import type { SiteDetails } from './facts.ts';
import { plan } from './plan.ts';
import { questions } from './questions.ts';

/** Sites that are files already, and those that Hugo or Jekyll writes. Those that a package of Node builds are of the node stack. */
export const staticSite: Stack<SiteDetails> = {
  id: 'static',
  title: 'Static site',
  signs: ['hugo.toml', 'hugo.yaml', '_config.yml'],
  // Below the root an index.html is as likely a template or a part of another service, so only `--service` leads there.
  rootSigns: ['index.html', 'public/index.html'],
  detect,
  questions,
  plan,
};
