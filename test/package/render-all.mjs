// One process of one Node through one door: renders every fixture below a folder with the installed package.
// Arguments: door, folder of the installed package's project, folder of restored cases, file for its own version and what it wrote.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [door, app, cases, out] = process.argv.slice(2);
const written = {};
for (const name of readdirSync(cases)) {
  // the folder's own name is where an image without a better name gets it from
  const folder = join(cases, name, name.split('--')[1]);
  const answers = join(cases, name, 'answers.json');
  const code = door === 'yo' ? await throughYeoman(folder, answers) : await throughBin(folder, answers);
  written[name] = { code, files: filesOf(folder) };
}
writeFileSync(out, JSON.stringify({ node: process.version, written }));
// A Yeoman environment leaves handles open; the parent has what it wanted.
// oxlint-disable-next-line unicorn/no-process-exit
process.exit(0);

async function throughBin(folder, answers) {
  const { main } = await import(pathToFileURL(join(app, 'node_modules/generator-ironhull/dist/src/cli/main.js')).href);
  process.exitCode = undefined;
  await main(['retrofit', folder, '--yes', '--quiet', '--on-conflict', 'overwrite', '--answers', answers], process);
  return process.exitCode ?? 0;
}

async function throughYeoman(folder, answers) {
  const require = createRequire(join(app, 'node_modules/yo/package.json'));
  const { createEnv } = await import(pathToFileURL(require.resolve('yeoman-environment')).href);
  process.chdir(folder);
  const env = createEnv({ cwd: folder });
  await env.lookup({ packagePaths: [join(app, 'node_modules/generator-ironhull')] });
  try {
    await env.run(['ironhull:retrofit'], { yes: true, quiet: true, onConflict: 'overwrite', answers });
    return 0;
  } catch (error) {
    return typeof error.code === 'number' ? error.code : 70;
  }
}

function filesOf(folder) {
  const names = ['Dockerfile', '.dockerignore', '.ironhull/state.json'];
  return Object.fromEntries(
    names.flatMap((name) => {
      try {
        return [[name, readFileSync(join(folder, name), 'utf8')]];
      } catch {
        return [];
      }
    }),
  );
}
