import { observe } from '../observation.ts';
import { judge, type HardeningPromise } from '../promise.ts';

const SUPERVISORS = /(?:^|\/)(?:supervisord|s6-svscan|runsvdir|systemd|init|crond?|foreman|honcho|pm2)$/;

/** Programs that only start another one; whether they may is H10's matter. */
const STARTERS = /^(?:tini|docker-init|dumb-init|sh|bash|dash|ash|npm|npx|yarn|pnpm)$/;

/** H16: what runs together dies together and is scaled together. */
export const oneService: HardeningPromise = {
  id: 'H16',
  title: 'one service per container',
  async prove(bench) {
    const { programs: commands } = await observe(bench);
    // nginx and gunicorn rename their workers: `nginx: worker process`, `gunicorn: worker [app]`.
    const names = new Set(commands.map((command) => command.split('/').at(-1)?.replace(/:$/, '') ?? ''));
    const programs = [...names].filter((name) => !STARTERS.test(name));
    const faults = [
      ...commands
        .filter((command) => SUPERVISORS.test(command))
        .map((command) => `${command} looks after several services`),
      ...(programs.length > 1 ? [`several programs run: ${programs.join(', ')}`] : []),
    ];
    return judge(faults, `${commands.length} process(es) of ${programs.join(', ') || 'a program that ended'}`);
  },
};
