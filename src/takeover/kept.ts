import type { Found } from '../model/evidence.ts';
import { NOTHING_KEPT, type Kept, type KeptInstruction } from '../model/takeover.ts';
import { flagOf, sourcesOf } from '../rules/_shared/copies.ts';
import { isSecretFile } from '../rules/_shared/secret-files.ts';
import { shipsCompiled } from './compiled.ts';
import { installText, isInstallable, type OsFamily } from './install-text.ts';
import { copiesScript, keptInstructions } from './kept-instructions.ts';
import { keptStages } from './kept-stages.ts';
import { mirrorOf } from './mirror.ts';
import { isBaseData } from './packages.ts';
import { ownHealth } from './process.ts';
import type { PlacedRow } from './read.ts';
import { closure, stageNamed, type Reading } from './reading.ts';
import type { StartScript } from './script.ts';
import { furtherWords } from './server-words.ts';
import { startOf } from './start.ts';
import { userOf } from './user.ts';
import { writableFolders } from './writable-folders.ts';

/** What is kept, and the base that it asks for. */
export interface Keeping {
  readonly kept: Kept;
  /** Base family that has what a kept step needs, and the line that needs it; `null` where any will do. */
  readonly base: Found<OsFamily> | null;
  /** What keeps a shell out of reach; `null` for nothing. */
  readonly doubt: string | null;
  /** Lines whose packages the base brings along. */
  readonly brought: ReadonlySet<PlacedRow>;
}

export function keepingOf(reading: Reading, rows: readonly PlacedRow[]): Keeping {
  const packed = rows.filter((row) => row.pack !== undefined);
  const script = startOf(reading)?.script ?? null;
  const place = shellNeededBy(reading, rows, script);
  const family = familyOf(
    reading,
    packed.flatMap(({ pack }) => pack ?? []),
  );
  const own = [...copied(script, rows), ...keptInstructions(rows, script), ...writableFolders(reading)];
  const gathered = { ...settingsOf(reading, rows), ...startSettings(reading, script) };
  if (place === null)
    return { kept: { ...gathered, instructions: own }, base: null, doubt: null, brought: new Set(packed) };
  const withC = shipsWithC(reading);
  return {
    kept: { ...gathered, instructions: [...installs(packed, family, bashFor(rows, script, family)), ...own] },
    base: withC ? null : { value: family, from: place },
    doubt: withC ? `${place} needs a shell or a package, and a program with C in it ships on distroless alone` : null,
    brought: new Set(),
  };
}

/** What stacks whose programs are compiled know of C in them. */
interface CompiledDetails {
  readonly cgo?: unknown;
  readonly native?: unknown;
  readonly packages?: readonly unknown[];
}

/** Its C library has to be that of the release it was compiled on. */
function shipsWithC({ facts }: Reading): boolean {
  if (!shipsCompiled(facts)) return false;
  const { cgo, native, packages = [] } = facts.details as CompiledDetails;
  return (cgo ?? native ?? null) !== null || packages.length > 0;
}

/** The first line for which the shipped image needs a shell: a package, a step, a script. */
function shellNeededBy(reading: Reading, rows: readonly PlacedRow[], script: StartScript | null): string | null {
  const needs = rows.find(
    ({ pack, keep, shell }) =>
      shell === true ||
      (pack !== undefined && !isBaseData(pack)) ||
      (keep?.stage === 'runtime' && keep.text.startsWith('RUN')),
  );
  if (needs !== undefined) return needs.from;
  if (script === null) return null;
  const by = reading.shipped?.end.entrypoint.by ?? reading.shipped?.end.cmd.by;
  return rows.find(({ index }) => index === by?.index)?.from ?? reading.file;
}

/** Compiled programs ship on Alpine where they need a shell; the others on Debian, unless packages bear names that only Alpine has. */
function familyOf({ facts, shipped, stages }: Reading, names: readonly string[]): OsFamily {
  if (shipsCompiled(facts)) return 'alpine';
  const alpine = [...closure(stages, shipped === null ? [] : [shipped])].some(
    ({ base }) => base.kind === 'image' && /alpine/.test(`${base.reference.repository}:${base.reference.tag ?? ''}`),
  );
  return alpine && names.some((name) => !isInstallable(name, 'slim')) ? 'alpine' : 'slim';
}

/** Alpine has no bash, which a step or the start script may be written for. */
function bashFor(rows: readonly PlacedRow[], script: StartScript | null, family: OsFamily): readonly PlacedRow[] {
  if (family !== 'alpine') return [];
  const step = rows.find(({ keep }) => keep?.stage === 'runtime' && /(?:^|\/)bash$/.test(keep.by?.[0] ?? ''));
  const [first] = rows;
  const from = step?.from ?? (script?.bash === true ? script.source : null);
  return from === null || first === undefined
    ? []
    : [{ index: first.index, from, fate: 'kept', what: 'bash', note: `${from} is written for it`, pack: 'bash' }];
}

function installs(
  packed: readonly PlacedRow[],
  family: OsFamily,
  more: readonly PlacedRow[],
): readonly KeptInstruction[] {
  const rows = [...packed, ...more];
  const [first] = rows;
  if (first === undefined) return [];
  const names = [...new Set(rows.flatMap(({ pack }) => pack ?? []))]
    .filter((name) => /^[a-z0-9][a-z0-9.+-]*$/.test(name))
    .toSorted();
  const reason = [...new Set(rows.map(({ pack, note }) => `${pack}: ${note}`))].join('; ');
  return [{ stage: 'runtime', at: 'start', text: installText(names, family), reason, from: first.from }];
}

function copied(script: StartScript | null, rows: readonly PlacedRow[]): readonly KeptInstruction[] {
  if (script === null) return [];
  const from = rows.find(({ keep }) => copiesScript(keep?.text, script))?.from ?? script.source;
  const text = `COPY --chown=0:0 --chmod=a=rx ${script.source} ${script.path}`;
  return [{ stage: 'runtime', at: 'end', text, reason: 'starts the program', from }];
}

function settingsOf(reading: Reading, rows: readonly PlacedRow[]): Kept {
  const names = reading.named.filter(
    ({ value }) => stageNamed(reading.stages, value) === reading.shipped && reading.shipped?.name !== null,
  );
  const handed = [...new Set(rows.flatMap(({ handedOver }) => handedOver ?? []))].filter((name) => /^\w+$/.test(name));
  return {
    ...NOTHING_KEPT,
    stages: [...keptStages(reading)],
    names: [...new Map(names.map(({ value, from }) => [value, { value, from }])).values()],
    include: [...new Set(includesOf(reading, rows))],
    skips: skipsOf(rows),
    ...(handed.length > 0 && { handedOver: handed }),
    mirror: mirrorOf(reading),
  };
}

type StartSettings = Pick<Kept, 'user' | 'stopSignal' | 'entrypoint' | 'arguments' | 'health' | 'healthOptions'>;

function startSettings(reading: Reading, script: StartScript | null): StartSettings {
  return {
    ...checkOf(reading),
    user: userOf(reading, script?.dropsTo ?? null),
    stopSignal: signalOf(reading),
    arguments: [...furtherWords(reading)],
    entrypoint: script?.execs === true ? [script.path] : null,
  };
}

/** Words and times of the old health check. */
function checkOf({ shipped }: Reading): Pick<Kept, 'health' | 'healthOptions'> {
  const check = shipped?.end.healthcheck ?? null;
  const words = ownHealth(check);
  const options = (check?.flags ?? []).map(({ name, value }) => `--${name}=${value ?? ''}`);
  return { health: words === null ? null : [...words], ...(options.length > 0 ? { healthOptions: options } : {}) };
}

function signalOf({ shipped }: Reading): string | null {
  const signal = shipped?.body.findLast(({ keyword }) => keyword === 'STOPSIGNAL')?.text ?? 'SIGTERM';
  return /^(?:SIG)?[A-Z0-9+]+$/.test(signal) && signal !== 'SIGTERM' ? signal : null;
}

/** Files of the context that the start, kept copies and kept stages take. */
function includesOf(reading: Reading, rows: readonly PlacedRow[]): readonly string[] {
  const kept = new Set(rows.filter(({ keep }) => keep?.text.startsWith('COPY')).map(({ index }) => index));
  const others = reading.stages.filter((stage) => reading.roles.get(stage) === 'other');
  const inStages = new Set(others.flatMap(({ body }) => body));
  const taken = reading.dockerfile.instructions.filter((one) => kept.has(one.index) || inStages.has(one));
  const fromContext = taken.filter((one) => /^(?:COPY|ADD)$/.test(one.keyword) && flagOf(one, 'from') === undefined);
  const sources = fromContext
    .flatMap((one) => sourcesOf(one))
    .map(({ value }) => value.replace(/^\.\//, '').replace(/\/$/, ''));
  const script = startOf(reading)?.script;
  const all = script?.execs === true ? [...sources, script.source] : sources;
  return all.filter((path) => path !== '.' && PLAIN.test(path) && !isSecretFile(path));
}

/** As the answer `include` allows them. */
const PLAIN = /^(?![-/])(?!(?:.*\/)?\.\.(?:\/|$))[A-Za-z0-9_@+~./*-]+$/;

/** BuildKit takes names such as GPG_KEY for secrets, which are the names of public keys. */
function skipsOf(rows: readonly PlacedRow[]): Kept['skips'] {
  const first = rows.find(
    ({ fate, keep }) =>
      fate === 'kept' && /^(?:ENV|ARG) \w*(?:KEY|TOKEN|PASSWORD|SECRET|AUTH)\w*/i.test(keep?.text ?? ''),
  );
  return first === undefined
    ? []
    : [{ rule: 'SecretsUsedInArgOrEnv', why: `${first.what.replace(/=.*/, '')} is no secret` }];
}
