// `npm start -- DIR`: npm runs scripts in the package folder, and DIR was typed in another.
import { main } from '../src/cli/main.ts';

process.chdir(process.env.INIT_CWD ?? process.cwd());
await main(process.argv.slice(2), process);
