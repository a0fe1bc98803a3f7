/** What was decided for a repository, by key, as in `user` or `images.runtime`: what a preset is tried by. */
export type Decisions = Readonly<Record<string, string | number | boolean | readonly string[]>>;
