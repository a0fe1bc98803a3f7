import type { Repo } from '../../../model/repo.ts';

/** What lies beside pages and is no page: Jekyll would publish some of it. */
const NO_PAGE =
  /^(?:(?:.*\.)?(?:Docker|Container)file(?:\..*)?|(?:docker-)?compose(?:\..*)?\.ya?ml|docker-bake\..*|Gemfile(?:\.lock)?|gems\.(?:rb|locked)|.*\.gem|Rakefile|Guardfile|Makefile|Procfile|Vagrantfile|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|node_modules\/)$/i;

/** Whatever lies beside the configuration, since any of it may be a page; folders end with a slash. */
export function pagesOf(repo: Repo, destination: string): readonly string[] {
  const all = repo.list('');
  const names = all.filter((name) => !name.startsWith('.') && !NO_PAGE.test(name));
  const built = new Set(['_site/', `${destination}/`]);
  const known = all.includes('.well-known/') ? ['.well-known/'] : [];
  return [...known, ...names.filter((name) => !built.has(name))];
}

/** What developers' own builds leave behind, without the folders that gems are taken from. */
export function leftBehind(destination: string, kept: readonly string[]): readonly string[] {
  const anywhere = ['.jekyll-cache', '.jekyll-metadata', '.sass-cache', '.bundle', 'node_modules'];
  const vendored = ['bundle', 'cache', 'gems', 'ruby'].map((folder) => `vendor/${folder}`);
  const free = vendored.filter((folder) => !kept.some((one) => one.startsWith(`${folder}/`)));
  return [...new Set(['_site', destination]), ...anywhere.map((name) => `**/${name}`), ...free];
}
