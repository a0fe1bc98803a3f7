import * as v from 'valibot';
import { AnswersSchema, FAMILIES } from './answers.ts';
import { SEVERITIES } from './finding.ts';

/** Version of the layout of a preset. A higher one is not read. */
export const PRESET_VERSION = 1;

/** One line that may stand in a quoted LABEL, in a message and in a comment: nothing that any of them would expand or end. */
const LINE = /^[^\p{Cc}\p{Zl}\p{Zp}"\\$`]{1,300}$/u;
const PLACE = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*\/?$/;
const IMAGE = /^[a-z0-9][a-z0-9._/:-]*(?::[A-Za-z0-9_][A-Za-z0-9._-]*)?(?:@sha256:[0-9a-f]{64})?$/;
const KEY = /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*|\["[^"\p{Cc}]{1,200}"\])*$/u;
const FILE = /^(?![-/])(?!(?:.*\/)?\.\.(?:\/|$))[A-Za-z0-9_@+~./*-]{1,200}$/;
/** Templates of stacks, the partials they share, and a team's own partials; guardrails and starters stay ours. */
const TEMPLATE =
  /^(?!starters\/)(?:[a-z][a-z0-9-]*|_partials)(?:\/[a-z0-9][a-z0-9_-]*)*\/[a-z0-9][\w-]*(?:\.Dockerfile)?$/;
const EJS = /^\.\/(?!(?:.*\/)?\.\.?\/)[A-Za-z0-9_@+~./-]{1,200}\.ejs$/;
const MODULE = /^\.\/(?!(?:.*\/)?\.\.?\/)[A-Za-z0-9_@+~./-]{1,200}\.mjs$/;
const LABEL = /^[a-z0-9](?:[a-z0-9._/-]*[a-z0-9])?$/;
/** No credentials, no line end, nothing that a shell or Dockerfile would read: it may stand in an ENV line. */
const HTTPS = /^https:\/\/[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:\/[A-Za-z0-9_.~/+-]*)?$/;

const line = v.pipe(v.string(), v.regex(LINE, 'one line of plain text'));
const key = v.pipe(v.string(), v.regex(KEY, 'the path of a key, as in user.uid'));
const url = v.pipe(v.string(), v.regex(HTTPS, 'an https URL without login'));
const file = v.pipe(v.string(), v.regex(FILE, 'a plain path in the repository'));
const label = v.pipe(v.string(), v.regex(LABEL, 'a label key: lower-case letters, digits, dots, dashes'));
const place = v.pipe(v.string(), v.regex(PLACE, 'a registry, as in docker.io or registry.example/team'));
const template = v.pipe(v.string(), v.regex(TEMPLATE, 'the name of a template, as in go/binary.Dockerfile'));
const ejs = v.pipe(v.string(), v.regex(EJS, 'a path below the preset, as in ./go.ejs'));
const stack = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,40}$/, 'the name of a stack'));
const module = v.pipe(v.string(), v.regex(MODULE, 'a path below the preset, as in ./stack.mjs'));
const id = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_147_483_647));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const rule = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'the name of a rule'));
const day = v.pipe(v.string(), v.isoDate('a day such as 2026-11-23'));
const family = v.picklist([...FAMILIES, 'full']);

/** A pattern that takes linear time: no groups, no back references, at most two parts of open length. */
const pattern = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^(?:[^()\\|]|\\[dwsDWS.+*?^$/[\]{}-])+$/, 'a pattern without groups, alternatives and back references'),
  v.check((text) => (text.match(/[*+]|\{\d*,/g) ?? []).length <= 2, 'at most two of * and +'),
  v.check(compiles, 'a regular expression'),
);

/** Package indexes that a team's installs go through. */
const packageMirrors = v.strictObject({
  /** npm, pnpm, Yarn and Bun. */
  npm: v.optional(url),
  /** pip, uv and Poetry. */
  pypi: v.optional(url),
  /** Go modules (GOPROXY). */
  go: v.optional(url),
  /** Maven, for everything that a pom.xml names. */
  maven: v.optional(url),
});

/** What a preset lays down: merged key by key over everything that `extends` names. */
const rulesOfTheTeam = {
  /** Answers taken where nobody gave one: over what was detected, below flags, an answers file and the saved state. */
  defaults: v.optional(AnswersSchema),
  registries: v.optional(
    v.strictObject({
      /** Registries and namespaces that images may come from; a registry alone allows all in it. */
      allowed: v.optional(v.array(place)),
      /** What stands in for a registry or namespace, as in `docker.io: mirror.example/hub`. Rewrites FROM, `# syntax` and mounts. */
      mirrors: v.optional(v.record(place, place)),
    }),
  ),
  bases: v.optional(
    v.strictObject({
      /** Families that may be shipped; empty allows all. */
      allowed: v.optional(v.array(family)),
      /** Families that may stand in no stage. */
      never: v.optional(v.array(family)),
      /** Images by stack and role (`build`, `runtime`) that replace the catalogue's: of the same distribution, laid out alike. */
      images: v.optional(
        v.record(
          rule,
          v.strictObject({
            build: v.optional(v.pipe(v.string(), v.regex(IMAGE, 'an image, as in node:24.21.0-trixie-slim'))),
            runtime: v.optional(v.pipe(v.string(), v.regex(IMAGE, 'an image, as in node:24.21.0-trixie-slim'))),
          }),
        ),
      ),
    }),
  ),
  /** Whether a tag is enough, or every image needs a digest behind it. */
  pinning: v.optional(v.picklist(['tag', 'digest'])),
  /** Days of upstream support that the runtime must still have. */
  minimumSupport: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_650))),
  user: v.optional(
    v.strictObject({
      uid: v.optional(id),
      gid: v.optional(id),
      /** Lowest and highest uid that are allowed. */
      range: v.optional(
        v.pipe(
          v.tuple([id, id]),
          v.check(([low, high]) => low <= high, 'the lowest uid, then the highest'),
        ),
      ),
    }),
  ),
  ports: v.optional(v.strictObject({ min: v.optional(port), max: v.optional(port) })),
  labels: v.optional(
    v.strictObject({
      /** Keys that every image carries. */
      required: v.optional(v.array(label)),
      /** Values that every image carries. */
      fixed: v.optional(v.record(label, line)),
      /** What a label's value looks like: a regular expression for the whole value, without groups. */
      patterns: v.optional(v.record(label, pattern)),
    }),
  ),
  /** Who asks whether the service is well: HEALTHCHECK in the image, or Kubernetes alone. */
  health: v.optional(v.picklist(['image', 'kubernetes'])),
  /** The company's TLS root: mounted as the secret `ca` in every step that uses the network, never copied. */
  ca: v.optional(v.strictObject({ required: v.boolean() })),
  packageMirrors: v.optional(packageMirrors),
  /** Kinds of secrets that every build of the team mounts, as in `npm` or `custom:SENTRY_AUTH_TOKEN`. */
  secrets: AnswersSchema.entries.secrets,
  files: v.optional(
    v.strictObject({
      /** Guardrails written beside every Dockerfile: a buildx policy, and hadolint's list of registries. */
      emit: v.optional(v.array(v.picklist(['rego', 'hadolint']))),
      /** Paths that may not stand in a repository; `*` stands for any name or part of it. */
      never: v.optional(v.array(file)),
    }),
  ),
  rules: v.optional(
    v.strictObject({
      /** Severities in place of a rule's own; `off` drops its findings. */
      severities: v.optional(v.record(rule, v.picklist([...SEVERITIES, 'off']))),
      /** Rules whose findings fail a check, and that no comment in a file silences. */
      required: v.optional(v.array(rule)),
    }),
  ),
  /**
   * Files of EJS below the preset that stand for templates of ours, by name, and partials of its own (`team/NAME`). They are code: nothing
   * of them runs before the user has trusted their hash.
   */
  templates: v.optional(v.record(template, ejs)),
  /** Stacks of a team's own, by name: each one module below the preset. They are code too, and are trusted with the templates. */
  stacks: v.optional(v.record(stack, module)),
  /** Findings of this severity and worse fail `check`, and `audit` unless --fail-on says otherwise. */
  failOn: v.optional(v.picklist([...SEVERITIES, 'never'])),
};

const exception = v.pipe(
  v.strictObject({
    /** Rule it is an exception from. */
    rule: v.optional(rule),
    /** Key it is an exception from, as in `user.uid`. */
    lock: v.optional(key),
    /** File, or a folder that ends with `/`; everywhere when left out. */
    path: v.optional(file),
    /** Name or address of the repository that may use it (the last part of its folder's name is compared); all when left out. */
    reason: line,
    /** Who answers for it. */
    owner: line,
    /** Last day on which it holds. */
    expires: day,
  }),
  v.check((one) => (one.rule === undefined) !== (one.lock === undefined), 'either a rule or a lock'),
);

/**
 * Team defaults: data, never code. Written as JSON or YAML, found as `ironhull.config.{json,yaml}`, or named by `extends` of another.
 * Published as JSON Schema: `docs/preset.schema.json`.
 */
export const PresetSchema = v.strictObject({
  /** For editors. */
  $schema: v.optional(v.string()),
  schemaVersion: v.literal(PRESET_VERSION),
  /** As shown in messages. */
  name: v.optional(line),
  /** Whom to ask: an address, a channel, a queue. */
  contact: v.optional(line),
  /** Where it is explained. */
  docs: v.optional(url),
  /**
   * Presets this one stands on; later ones win over earlier ones, and this one over all. `./file.yaml`, `npm:@team/preset@^1`,
   * `github:team/preset#commit`, `git+https://host/preset.git#commit`, `https://host/preset.yaml#sha256=…`.
   */
  extends: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(500))), v.maxLength(10))),
  ...rulesOfTheTeam,
  /** Keys that nothing later may change, with all below them, as in `user` or `defaults.base`. */
  lock: v.optional(v.array(key)),
  /** How a list joins the same list of earlier presets. Without a word: `replace`, and `union` for what forbids and demands. */
  merge: v.optional(v.record(key, v.picklist(['replace', 'union', 'intersect']))),
  /** Findings that are accepted until a day. They hold only from whoever set the key, or whom that one delegates to. */
  exceptions: v.optional(v.array(exception)),
  /** Presets that may grant exceptions from what this one sets, as `extends` names them but without version; `repository` is every repo. */
  delegates: v.optional(v.array(line)),
});

export type Preset = v.InferOutput<typeof PresetSchema>;
export type Exception = v.InferOutput<typeof exception>;

/** The keys that are merged, as against those that speak of the document itself. */
export const MERGED_KEYS = Object.keys(rulesOfTheTeam) as readonly (keyof typeof rulesOfTheTeam)[];

/** What holds once all presets are merged. */
export type PolicyValues = Pick<Preset, keyof typeof rulesOfTheTeam>;

function compiles(text: string): boolean {
  try {
    return new RegExp(`^(?:${text})$`, 'u').test('') || true;
  } catch {
    return false;
  }
}
