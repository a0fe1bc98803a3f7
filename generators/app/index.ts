import { agreeAnywhere } from '../../src/cli/dialog/new.ts';
import { finish } from '../../src/cli/finish.ts';
import RetrofitGenerator, { type Job } from '../retrofit/index.ts';

const job: Job = {
  command: 'retrofit',
  agree: agreeAnywhere,
  finish: (outcome, format, door) => finish(outcome, format, door, process.stdout),
  startsAlone: false,
};

/** `yo ironhull`, as `ironhull` without a command. Yeoman runs none of a parent's methods, so each is named here. */
export default class AppGenerator extends RetrofitGenerator {
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
