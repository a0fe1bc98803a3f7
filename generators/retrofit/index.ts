import { mkdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { commands } from '../../src/cli/command-table.ts';
import type { Door } from '../../src/cli/dialog/door.ts';
import { agree, type Agreement, type Outcome } from '../../src/cli/dialog/retrofit.ts';
import { sendsOf } from '../../src/cli/dialog/sends.ts';
import { finish } from '../../src/cli/finish.ts';
import { commandHelp } from '../../src/cli/help.ts';
import type { Wishes } from '../../src/cli/dialog/wishes.ts';
import { oneFolder, stackFlag, type NewWords } from '../../src/cli/new-words.ts';
import { orderOf, refuseWithoutPerson, type Format, type Order } from '../../src/cli/order.ts';
import { adapterDoor, hasTerminal } from '../adapter-door.ts';
import { commitPending } from '../commit-pending.ts';
import { coded } from '../coded.ts';
import { ourCommit, refuseForeignCommit } from '../foreign-commit.ts';
import type { Store } from '../pending.ts';
import { stage } from '../stage.ts';
import { flagsOf, refuseUnknown } from '../yeoman-flags.ts';

/** What tells one of our generators from another: the dialogue, and how it ends. */
export interface Job {
  readonly command: 'new' | 'retrofit' | 'update';
  /** What its words besides options say; without it, one folder. */
  readonly words?: (words: readonly string[]) => NewWords;
  readonly agree: (wishes: Wishes, door: Door) => Promise<Agreement>;
  readonly finish: (outcome: Outcome, format: Format, door: Door) => Promise<void>;
  /** Whether it starts with nobody there, since only a conflict needs a person. */
  readonly startsAlone: boolean;
}

const retrofitJob: Job = {
  command: 'retrofit',
  agree: (wishes, door) => agree(wishes, door, sendsOf),
  finish: (outcome, format, door) => finish(outcome, format, door, process.stdout),
  startsAlone: false,
};

/** The Yeoman door: the same order, dialogue and files as our own bin; what is pending in memory is written by our writer. */
export default class RetrofitGenerator extends Generator {
  protected readonly _job: Job = retrofitJob;
  #order: Order | undefined;
  #door: Door | undefined;
  #agreement: Agreement | undefined;
  readonly #given: Readonly<Record<string, unknown>>;

  constructor(args: string[], options: BaseOptions) {
    super(args, options, {
      unique: 'namespace',
      inheritTasks: true,
      customInstallTask: true,
      disableLodashProperty: true,
    });
    this.#given = options;
    this.setFeatures({ customCommitTask: ourCommit(() => coded(() => this.#commit())) });
  }

  override help(): string {
    const { command } = this._job;
    const entry = commands.find((one) => one.name === command);
    return entry === undefined ? '' : commandHelp(entry).replace(`ironhull ${command}`, `yo ironhull:${command}`);
  }

  initializing(): Promise<void> {
    return coded(async () => {
      const { command, startsAlone, words = oneFolder } = this._job;
      if (this.env.rootGenerator() === this) refuseUnknown(this.#given, command);
      const called = flagsOf(this.#given, this._args, command);
      const said = words(called.words);
      const [flags, dir] = [{ ...called.flags, ...stackFlag(said) }, said.dir];
      const alone = startsAlone && hasTerminal(this.env.adapter) && !(process.stdin.isTTY && process.stdout.isTTY);
      const order = await orderOf(alone ? { ...flags, yes: true } : flags, dir, process.stdin);
      if (hasTerminal(this.env.adapter)) refuseWithoutPerson(order, process, `yo ironhull:${command}`);
      const base = relative(process.cwd(), this.destinationRoot());
      this.#order = { ...order, wishes: { ...order.wishes, base } };
      this.#door = adapterDoor(this, order);
    });
  }

  prompting(): Promise<void> {
    return coded(async () => {
      if (this.#order === undefined || this.#door === undefined) throw new TypeError('initializing did not run');
      this.#agreement = await this._job.agree(this.#order.wishes, this.#door);
    });
  }

  writing(): Promise<void> {
    return coded(() => {
      const { order, agreement } = this.#ready();
      if (!order.wishes.write) return;
      refuseForeignCommit(this.env, agreement.targets);
      stage(this, this.#root(), agreement.targets, order.wishes.onConflict);
    });
  }

  end(): Promise<void> {
    return coded(async () => {
      const { order, door, agreement } = this.#ready();
      const written = order.wishes.write ? agreement.targets.map((target) => target.path) : [];
      await this._job.finish({ ...agreement, written }, order.format, door);
    });
  }

  async #commit(): Promise<void> {
    const { order, door, agreement } = this.#ready();
    // Nothing is written in a dry run; when another generator called us, its files are none of our wish.
    if (!order.wishes.write && this.env.rootGenerator() === this) return;
    const { onConflict } = order.wishes;
    if (agreement.targets.length > 0) mkdirSync(this.#root(), { recursive: true });
    const store = this.env.sharedFs as unknown as Store;
    await commitPending(store, { root: this.#root(), targets: agreement.targets, onConflict, door });
  }

  /** Folder of the run as Yeoman's memory names it. */
  #root(): string {
    return resolve(this.destinationRoot(), this.#order?.wishes.dir ?? '');
  }

  #ready(): { readonly order: Order; readonly door: Door; readonly agreement: Agreement } {
    const [order, door, agreement] = [this.#order, this.#door, this.#agreement];
    if (order === undefined || door === undefined || agreement === undefined)
      throw new TypeError('prompting did not run');
    return { order, door, agreement };
  }
}
