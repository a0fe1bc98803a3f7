/** Half-open span of UTF-16 offsets into the text of a file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place for people: both numbers count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Replaces the text of `range`; an empty range inserts, an empty `text` deletes. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** One word of an instruction or of a shell command. */
export interface Word {
  /** As written, continuations removed. */
  readonly raw: string;
  /** Quotes and escapes removed; expansions stay as written. */
  readonly value: string;
  readonly range: Range;
  /** Whether `value` is final: no variable, command substitution or glob is left in it. */
  readonly literal: boolean;
}

/** `--name=value` in front of an instruction's arguments. */
export interface Flag {
  /** Without dashes, lower case. */
  readonly name: string;
  /** `null` for a bare `--name`. */
  readonly value: string | null;
  readonly range: Range;
}

/** `key=value` of ENV, LABEL and ARG. */
export interface Pair {
  readonly key: string;
  /** `null` for an ARG without default. */
  readonly value: Word | null;
  readonly range: Range;
  /** The old `ENV key value` form. */
  readonly legacy: boolean;
}

/** A here-document of RUN, COPY or ADD. */
export interface Heredoc {
  readonly name: string;
  /** `<<-`: leading tabs are dropped. */
  readonly stripTabs: boolean;
  /** Whether variables in it are expanded (the name was not quoted). */
  readonly expand: boolean;
  readonly body: Range;
  readonly content: string;
  readonly terminated: boolean;
}

/** What a shell does with the output or the input of a command, as in `> /etc/app.conf`. */
export interface Redirect {
  readonly operator: string;
  readonly target: Word;
}

/** One simple command of a shell text, or the whole of an exec form. */
export interface Command {
  /** Base name of the program, as in `apt-get`; empty when it is only known at run time. */
  readonly name: string;
  /** The program and its arguments. */
  readonly words: readonly Word[];
  /** `A=b` in front of the program. */
  readonly assignments: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly range: Range;
  /** Operator that follows: `&&`, `||`, `;`, `|`, `&`, a line break (`;`) or nothing. */
  readonly followedBy: string;
  /** Wrapper it was found in (`sudo`, `sh -c`, `xargs` …), `null` when it stands by itself. */
  readonly via: string | null;
  /** Whether it stands in `$( )` or backticks, so that its output becomes text. */
  readonly substituted: boolean;
}

/** A comment line, inside or outside an instruction. */
export interface Comment {
  /** Without the hash and surrounding blanks. */
  readonly text: string;
  readonly range: Range;
}

/** `# name=value` at the top of the file, read by the builder itself. */
export interface Directive {
  readonly name: 'syntax' | 'check' | 'escape';
  readonly value: string;
  readonly range: Range;
}

/** One instruction, its continuations and here-documents included. Lists are empty where a keyword has no such thing. */
export interface Instruction {
  /** Position among the file's instructions; a trigger has its ONBUILD's. */
  readonly index: number;
  /** Upper case. */
  readonly keyword: string;
  readonly keywordRange: Range;
  /** Keyword to last character, without the line break. */
  readonly range: Range;
  readonly flags: readonly Flag[];
  /** Everything behind the flags, continuations and comments removed. */
  readonly text: string;
  readonly textRange: Range;
  readonly words: readonly Word[];
  /** The exec form's strings; `null` in shell form. */
  readonly json: readonly Word[] | null;
  readonly pairs: readonly Pair[];
  readonly heredocs: readonly Heredoc[];
  /** Simple commands of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD. */
  readonly commands: readonly Command[];
  /** Comment lines between its continuation lines. */
  readonly comments: readonly Comment[];
  /** Blank lines between its continuation lines. */
  readonly blanks: readonly Range[];
  /** What an ONBUILD runs later. */
  readonly trigger: Instruction | null;
}

/** A piece of the file: the pieces' ranges tile its text without gap or overlap. */
export type Piece =
  | { readonly kind: 'blank'; readonly range: Range }
  | { readonly kind: 'comment'; readonly range: Range; readonly comment: Comment }
  | { readonly kind: 'directive'; readonly range: Range; readonly directive: Directive }
  | { readonly kind: 'instruction'; readonly range: Range; readonly instruction: Instruction };

/** A part of a text that Docker would refuse: kept as a value, since a broken file is a finding and not a crash. */
export interface SyntaxProblem {
  readonly kind: 'unknown-instruction' | 'unterminated-heredoc' | 'missing-arguments' | 'no-stage';
  readonly range: Range;
  readonly text: string;
}

/** Where a stage starts from, before any value is filled in. */
export interface StageSyntax {
  readonly index: number;
  /** Lower case; `null` without `AS`. */
  readonly name: string | null;
  readonly nameWord: Word | null;
  readonly from: Instruction;
  readonly image: Word | null;
  /** Instructions behind the FROM. */
  readonly body: readonly Instruction[];
}

/** A parsed Dockerfile. */
export interface Dockerfile {
  readonly text: string;
  readonly escape: '\\' | '`';
  readonly pieces: readonly Piece[];
  readonly directives: readonly Directive[];
  /** Comments between instructions and inside them, in order. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  /** Instructions in front of the first FROM. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly StageSyntax[];
  readonly problems: readonly SyntaxProblem[];
  /** Offset at which each line starts. */
  readonly lineStarts: readonly number[];
}

/** Why a text is not parsed at all. */
export type Refusal =
  | { readonly kind: 'file-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'line-too-long'; readonly line: number; readonly bytes: number; readonly limit: number };

/** A value after ARG and ENV were filled in. What only the build can know is `unknown`, never guessed. */
export type Resolved =
  | { readonly known: true; readonly text: string; readonly fromArg: boolean }
  | { readonly known: false; readonly text: string; readonly missing: string };

/** The parts of `host/path/name:tag@digest`, as written and as Docker reads them. */
export interface ImageReference {
  readonly text: string;
  /** `docker.io` when none is written. */
  readonly registry: string;
  /** As Docker reads it: `library/node` for `node`. */
  readonly repository: string;
  /** As written in front of tag and digest. */
  readonly name: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

/** What a stage inherits from outside the file, taken from the base image's contract. */
export interface BaseContract {
  /** `USER` of the image; empty means root. */
  readonly user: string;
  /** `null`, here and below: not known. */
  readonly workdir: string | null;
  readonly env: Readonly<Record<string, string>> | null;
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  /** Absolute path of a shell, `null` when there is none. */
  readonly shell: string | null;
}

/** Where a stage starts. */
export type StageBase =
  | { readonly kind: 'stage'; readonly index: number }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'image'; readonly reference: ImageReference; readonly contract: BaseContract | null }
  | { readonly kind: 'unknown'; readonly text: string };

/** A value in force and the instruction that set it; `null` when the base image did. */
export interface InForce<T> {
  readonly value: T;
  readonly by: Instruction | null;
}

/** What holds at the end of a stage. */
export interface StageEnd {
  /** Empty means that nothing sets one: root. `null` means that the base is not known. */
  readonly user: InForce<Resolved | null>;
  readonly workdir: InForce<Resolved | null>;
  readonly entrypoint: InForce<readonly Command[] | null>;
  readonly cmd: InForce<readonly Command[] | null>;
  readonly healthcheck: Instruction | null;
  /** Program of the shell in force, as in `/bin/sh`. */
  readonly shell: readonly string[];
}

/** A stage with ARG, ENV, inheritance and the base's contract worked in. */
export interface Stage extends StageSyntax {
  readonly base: StageBase;
  readonly end: StageEnd;
  /** Values of the words of `body`'s instructions, by instruction and word. */
  readonly values: ReadonlyMap<Instruction, readonly Resolved[]>;
  /** Variables used in this stage that nothing defines. */
  readonly undefined: readonly { readonly name: string; readonly at: Instruction }[];
  /** Indexes of the stages that this one builds on or copies from. */
  readonly needs: readonly number[];
}
