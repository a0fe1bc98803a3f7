import { agreeNew } from '../../src/cli/dialog/new.ts';
import { finish } from '../../src/cli/finish.ts';
import { newWords } from '../../src/cli/new-words.ts';
import RetrofitGenerator, { type Job } from '../retrofit/index.ts';

const job: Job = {
  command: 'new',
  words: newWords,
  agree: agreeNew,
  finish: (outcome, format, door) => finish(outcome, format, door, process.stdout),
  startsAlone: false,
};

/** `yo ironhull:new [stack] [dir]`. Yeoman runs none of a parent's methods, so each is named here. */
export default class NewGenerator extends RetrofitGenerator {
  protected override readonly _job = job;

  override initializing(): Promise<void> {
    return super.initializing();
  }

  override prompting(): Promise<void> {
    return super.prompting();
  }

  override writing(): Promise<void> {
    return super.writing();
  }

  override end(): Promise<void> {
    return super.end();
  }
}
