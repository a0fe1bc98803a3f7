import * as v from 'valibot';
import type { AnswerKey, Answers } from './answers.ts';
import type { Edit } from './dockerfile.ts';
import type { Conflict, Found } from './evidence.ts';

const text = v.string();

/** An instruction of a person's own that no question asks for: it stands in the generated file as they wrote it. */
const instruction = v.object({
  /** Stage of ours that it stands in. */
  stage: v.picklist(['deps', 'build', 'runtime']),
  /** `start` is above everything that is copied, `before-build` above the step that builds the program, `end` right in front of `USER`. */
  at: v.picklist(['start', 'before-build', 'end']),
  /** One instruction, without the line end. */
  text,
  /** Comment lines right above it, each with its line end. */
  comments: v.optional(text),
  /** Why it is kept, in a few words. */
  reason: text,
  /** `file:line` of where it stood. */
  from: text,
});

const stage = v.object({
  name: text,
  /** The whole stage, `FROM` included, without the last line end. */
  text,
  reason: text,
  from: text,
});

/** What of a person's own Dockerfile has no place in answers, and is kept as it is. Saved with the plan. */
export const keptSchema = v.object({
  instructions: v.array(instruction),
  /** Stages that other files build, in the order of the file. */
  stages: v.array(stage),
  /** Names under which other files build what is shipped. */
  names: v.array(v.object({ value: text, from: text })),
  /** Numeric owner of the process, where the file chose one. */
  user: v.nullable(v.object({ uid: v.number(), gid: v.number() })),
  stopSignal: v.nullable(text),
  /** Script that starts the program and hands over to it (`exec "$@"`). */
  entrypoint: v.nullable(v.array(text)),
  /** Further words of the start command, behind those that the stack puts together. */
  arguments: v.array(text),
  /** Words of a health check of their own. */
  health: v.nullable(v.array(text)),
  /** How often the old check asked, as `--interval=15s`; absent where it said nothing of that. */
  healthOptions: v.exactOptional(v.array(text)),
  /** Files of the context that a kept instruction copies. */
  include: v.array(text),
  /** Build checks that are wrong about a kept line, each with the reason. */
  skips: v.array(v.object({ rule: text, why: text })),
  /** Variables whose value was a secret and comes when the container starts; absent for none. */
  handedOver: v.exactOptional(v.array(text)),
  /** Registry, and path in it, that official images are pulled through. */
  mirror: v.nullable(text),
});

export type Kept = v.InferOutput<typeof keptSchema>;
export type KeptInstruction = Kept['instructions'][number];
export type KeptStage = Kept['stages'][number];

/** What becomes of an instruction, or of one command or package in it. */
export type Fate = 'kept' | 'replaced' | 'removed' | 'asks';

/** One line of the table that a person reads before anything is written. */
export interface Treated {
  /** Position among the instructions of the file. */
  readonly index: number;
  /** Which part of it, where parts go different ways: a command's number, a package's name. Empty for the whole. */
  readonly part: string;
  readonly fate: Fate;
  /** What it is, shortened, never with a secret's value. */
  readonly what: string;
  /** What takes its place, or why. */
  readonly note: string;
  /** `file:line`. */
  readonly from: string;
}

/** Something that only a person can decide about what is there. Whoever does not answer gets the first choice, which changes nothing. */
export interface Doubt {
  readonly message: string;
  /** `file:line`. */
  readonly from: string;
}

/** A place in another file that has to change with the Dockerfile. */
export interface Dependent {
  readonly file: string;
  /** `file:line`. */
  readonly from: string;
  /** What changes there, in a few words. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Into the text of the file as it was read. */
  readonly edits: readonly Edit[];
}

/** What a Dockerfile that a person wrote says, and what would become of each line of it. */
export interface Takeover {
  /** The file that is taken over, links followed; relative to the repo root. */
  readonly dockerfile: string;
  /** The same path as people know it, where that is a link. */
  readonly link: string | null;
  /** Folder whose files its build is sent. */
  readonly context: string;
  /** Where the repo says that this one ships; `null` where only its name does. */
  readonly shipped: Found<string> | null;
  readonly lines: number;
  readonly stages: number;
  /** Image that the shipped stage starts from, as written. */
  readonly base: Found<string> | null;
  /** What the file says otherwise than the repo, which is followed. */
  readonly conflicts: readonly Conflict[];
  /** Who the process is today, `null` where nothing says it. */
  readonly runsAs: Found<string> | null;
  /** What answers a question, by key, with the place. */
  readonly answers: Readonly<Partial<Record<AnswerKey, Found<Answers[AnswerKey]>>>>;
  readonly treated: readonly Treated[];
  /** Comments of lines that go. */
  readonly lostComments: readonly Found<string>[];
  /** The ignore file of its build today, `null` where there is none: an allow-list takes its place. */
  readonly ignoreFile: string | null;
  readonly kept: Kept;
  /** What keeps this file from being replaced without a person. */
  readonly doubts: readonly Doubt[];
  readonly dependents: readonly Dependent[];
  /** Further Dockerfiles that are built from the same folder: its `.dockerignore` is theirs too. */
  readonly neighbours: readonly string[];
}

/** Nothing kept. */
export const NOTHING_KEPT: Kept = {
  instructions: [],
  stages: [],
  names: [],
  user: null,
  stopSignal: null,
  entrypoint: null,
  arguments: [],
  health: null,
  include: [],
  skips: [],
  mirror: null,
};
