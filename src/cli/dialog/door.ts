import type { Terminal } from '../terminal.ts';

/** One prompt, in the words that inquirer and Yeoman's adapter share. */
export interface Prompt {
  /** Key of the answer: the question's own, or the step's (`right`, `write`, `conflict` …). */
  readonly name: string;
  readonly type: 'select' | 'checkbox' | 'input' | 'confirm' | 'editor';
  readonly message: string;
  readonly choices?: readonly PromptChoice[];
  readonly default?: string | boolean | readonly string[];
  /** `true`, or what is wrong with the text that was typed. */
  readonly validate?: (text: string) => true | string;
}

export interface PromptChoice {
  readonly value: string;
  readonly name: string;
  /** What stays on the screen once chosen. */
  readonly short: string;
}

/** Where a dialogue takes place: the terminal of our own bin, or Yeoman's adapter. */
export interface Door {
  readonly terminal: Terminal;
  /** Whether somebody is there to answer. */
  readonly interactive: boolean;
  /** Lines for a person. */
  readonly say: (lines: readonly string[]) => void;
  /** Asks; only an interactive door can. Rejects when the person interrupts. */
  readonly ask: (prompt: Prompt) => Promise<unknown>;
}
