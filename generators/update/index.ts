import { agreeUpdate } from '../../src/cli/dialog/update.ts';
import { finishUpdate } from '../../src/cli/finish-update.ts';
import RetrofitGenerator, { type Job } from '../retrofit/index.ts';

const updateJob: Job = {
  command: 'update',
  agree: agreeUpdate,
  finish: (outcome, format, door) => finishUpdate('update', outcome, format, door, process.stdout),
  startsAlone: true,
};

/** `yo ironhull:update`. Yeoman runs the methods of a class itself and none of its parent's, so each is named here. */
export default class UpdateGenerator extends RetrofitGenerator {
  protected override readonly _job = updateJob;

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
