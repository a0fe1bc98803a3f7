import { mkdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import Generator, { type BaseOptions } from 'yeoman-generator';
import { commands } from '../../src/cli/command-table.ts';
import { agreePreset, type PresetAgreement } from '../../src/cli/defaults/agree-preset.ts';
import { actionOptions } from '../../src/cli/defaults/defaults-options.ts';
import { initScreen } from '../../src/cli/defaults/init-screen.ts';
import { presetOrderOf, type PresetOrder } from '../../src/cli/defaults/preset-order.ts';
import type { Door } from '../../src/cli/dialog/door.ts';
import { commandHelp } from '../../src/cli/help.ts';
import { oneFolder } from '../../src/cli/new-words.ts';
import { refuseWithoutPerson } from '../../src/cli/order.ts';
import { adapterDoor, hasTerminal } from '../adapter-door.ts';
import { coded } from '../coded.ts';
import { commitPending } from '../commit-pending.ts';
import { ourCommit, refuseForeignCommit } from '../foreign-commit.ts';
import type { Store } from '../pending.ts';
import { stage } from '../stage.ts';
import { flagsOf, refuseUnknown } from '../yeoman-flags.ts';

/** `yo ironhull:defaults [dir]`: the questions and files of `ironhull defaults init`. */
export default class DefaultsGenerator extends Generator {
  #order: PresetOrder | undefined;
  #door: Door | undefined;
  #made: PresetAgreement | undefined;
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
    const entry = commands.find((one) => one.name === 'defaults');
    const own = entry === undefined ? undefined : { ...entry, takes: '[dir]', help: 'make team defaults' };
    return own === undefined ? '' : commandHelp(own).replace('ironhull defaults', 'yo ironhull:defaults');
  }

  initializing(): Promise<void> {
    return coded(() => {
      const known = actionOptions.init;
      if (this.env.rootGenerator() === this) refuseUnknown(this.#given, 'defaults', known);
      const { flags, words } = flagsOf(this.#given, this._args, 'defaults', known);
      const order = presetOrderOf(flags, oneFolder(words).dir);
      if (hasTerminal(this.env.adapter)) refuseWithoutPerson(order, process, 'yo ironhull:defaults');
      const dir = relative(process.cwd(), resolve(this.destinationRoot(), order.dir));
      this.#order = { ...order, dir: dir === '' ? '.' : dir };
      this.#door = adapterDoor(this, { asks: order.asks, quiet: false, format: 'text' });
    });
  }

  prompting(): Promise<void> {
    return coded(async () => {
      if (this.#order === undefined || this.#door === undefined) throw new TypeError('initializing did not run');
      this.#made = await agreePreset(this.#order, this.#door);
    });
  }

  writing(): Promise<void> {
    return coded(() => {
      const { order, made } = this.#ready();
      refuseForeignCommit(this.env, made.targets);
      stage(this, this.#root(), made.targets, order.onConflict);
    });
  }

  end(): Promise<void> {
    return coded(() => {
      const { order, door, made } = this.#ready();
      door.say(initScreen(made, order, door.terminal));
    });
  }

  async #commit(): Promise<void> {
    const { order, door, made } = this.#ready();
    if (made.targets.length > 0) mkdirSync(this.#root(), { recursive: true });
    const store = this.env.sharedFs as unknown as Store;
    const { onConflict } = order;
    await commitPending(store, { root: this.#root(), targets: made.targets, onConflict, door });
  }

  /** Folder of the preset as Yeoman's memory names it. */
  #root(): string {
    return resolve(process.cwd(), this.#ready().order.dir);
  }

  #ready(): { readonly order: PresetOrder; readonly door: Door; readonly made: PresetAgreement } {
    const [order, door, made] = [this.#order, this.#door, this.#made];
    if (order === undefined || door === undefined || made === undefined) throw new TypeError('prompting did not run');
    return { order, door, made };
  }
}
