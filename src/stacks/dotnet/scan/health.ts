import type { Found } from '../../../model/evidence.ts';
import type { SourceFile } from '../../_shared/code.ts';
import { healthRank } from '../../_shared/health-rank.ts';
import { matchesOf } from '../../_shared/matches.ts';
import { place } from '../../_shared/place.ts';
import { settingOf, type Settings } from './settings.ts';

/** Behind every name that tells how the program is. */
const UNRANKED = 50;
/** Calls that make an endpoint for health checks whatever its path, then routes whose path says it. */
const CHECKS = /\b(?:MapHealthChecks|UseHealthChecks)\(\s*"(\/?[\w./-]+)"[^;]{0,300}/g;
const ROUTES = /(?:\bMapGet\(\s*"|\[(?:HttpGet|Route)\(\s*")(\/?[\w./-]+)"[^;\n]{0,300}/g;
const COMMAND = /\bargs\b[^;\n]{0,80}"(--?health(?:-?check)?|health(?:-?check)?|--probe)"/;

/** The endpoint that tells how the program is; `null` where none answers in production without a login, or in HTTP/1. */
export function findHealth(sources: readonly SourceFile[], settings: Settings): Found<string> | null {
  if (settingOf(settings, 'Kestrel', 'EndpointDefaults', 'Protocols')?.value === 'Http2') return null;
  const found = sources.flatMap(({ path, text }) => [
    ...routes(path, text, CHECKS, UNRANKED),
    ...routes(path, text, ROUTES, null),
  ]);
  const [best] = found.toSorted((a, b) => a.rank - b.rank);
  return best === undefined ? null : { value: best.value, from: best.from };
}

/** The first name that requests must bear, where the settings allow some alone (`AllowedHosts`). */
export function findAllowedHost(settings: Settings): Found<string> | null {
  const found = settingOf(settings, 'AllowedHosts');
  const names = (found?.value ?? '*').split(';').map((name) => name.trim());
  const [first = ''] = names.map((name) => name.replace(/^\*\./, 'www.'));
  if (found === null || names.some((name) => /^(?:\*|localhost|127\.0\.0\.1)$/.test(name))) return null;
  return /^[A-Za-z0-9.-]{1,253}$/.test(first) ? { value: first, from: found.from } : null;
}

/** An argument by which the program asks its running self. */
export function findHealthCommand(sources: readonly SourceFile[]): Found<readonly string[]> | null {
  for (const { path, text } of sources) {
    const match = COMMAND.exec(text);
    if (match?.[1] !== undefined) return { value: [match[1]], from: place(path, text, match.index) };
  }
  return null;
}

interface Route extends Found<string> {
  readonly rank: number;
}

function routes(path: string, text: string, pattern: RegExp, otherwise: number | null): readonly Route[] {
  return matchesOf(text, pattern).flatMap((match) => {
    const value = `/${(match[1] ?? '').replace(/^\//, '')}`;
    const rank = healthRank(value) ?? otherwise;
    const closed = match[0].includes('RequireAuthorization') || isForDevelopment(text, match.index);
    return rank === null || closed ? [] : [{ value, rank, from: place(path, text, match.index) }];
  });
}

/** Whether a place stands in a block that only developers' machines run, as in the template of Aspire's defaults. */
function isForDevelopment(text: string, at: number): boolean {
  const start = text.lastIndexOf('IsDevelopment()', at);
  if (start === -1) return false;
  const between = text.slice(start, at);
  return (between.match(/\{/g) ?? []).length > (between.match(/\}/g) ?? []).length;
}
