import type { Found } from '../../model/evidence.ts';
import type { Hugo } from './hugo/detect.ts';
import type { Jekyll } from './jekyll/detect.ts';

/** What only the static stack knows of a repo. */
export interface SiteDetails {
  /** Folder that is served; empty for the service's own. */
  readonly folder: string;
  /** Endings of the files that are served, when they lie beside other things: as in `.html`. */
  readonly endings: readonly string[];
  /** Whether every path that is no file gets the first page, because a script in it knows what to show. */
  readonly singlePage: Found<boolean>;
  /** Whether the site has a page of its own for what is not there. */
  readonly notFoundPage: boolean;
  /** The generator that writes the site: one of these, or both `null` where it is files already. */
  readonly hugo: Hugo | null;
  readonly jekyll: Jekyll | null;
}
