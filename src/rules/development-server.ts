import { defineRule } from './_shared/define-rule.ts';
import { placed } from './_shared/placed.ts';
import { startCommands } from './_shared/starts.ts';

export default defineRule({
  name: 'development-server',
  summary: 'The shipped stage runs a production server in production mode.',
  severity: 'high',
  builder: 'skip',
  references: ['OWASP Docker 13', 'CIS Docker 4.3', 'NIST SP 800-190 4.1.2'],
  messages: {
    server:
      '{what} is a development server: it watches files, shows errors to everybody and was never made for the open',
    mode: '{name}={value} switches development mode on in the shipped image',
  },
  check({ shipped, shippedStages }, report) {
    for (const { command, instruction } of shipped ? startCommands(shipped) : []) {
      const what = SERVER.exec(command.words.map(({ value }) => value).join(' '))?.[0];
      if (what !== undefined) report({ at: instruction, message: 'server', data: { what } });
    }
    for (const pair of placed(shippedStages, 'ENV').flatMap(({ instruction }) => instruction.pairs)) {
      const value = pair.value?.value ?? '';
      const on = MODES.some(([name, pattern]) => name === pair.key && pattern.test(value));
      if (on) report({ at: pair, message: 'mode', data: { name: pair.key, value }, severity: 'medium' });
    }
  },
});

const SERVER =
  /^(?:nodemon\b|(?:npx )?(?:vite|next dev|nuxt dev|astro dev|webpack-dev-server|webpack serve|react-scripts start|ng serve|vue-cli-service serve)(?!.*preview)(?! build)\b|(?:npm|pnpm|yarn|bun) (?:run )?(?:dev|start:dev|develop|watch)\b|flask(?: \S+)* run\b|(?:python[\d.]* )?(?:\S*\/)?manage\.py runserver|uvicorn .*--reload|fastapi dev|gunicorn .*--reload|php artisan serve|php -S|(?:bin\/)?rails (?:s|server)\b(?!.*production)|(?:node|tsx) (?:.* )?--watch|air\b|mix phx\.server(?!.*MIX_ENV=prod)|jekyll serve|hugo server|mkdocs serve)/;
const MODES: readonly (readonly [string, RegExp])[] = [
  ['NODE_ENV', /^dev/i],
  ['FLASK_ENV', /^dev/i],
  ['FLASK_DEBUG', /^(?:1|true)$/i],
  ['DJANGO_DEBUG', /^(?:1|true)$/i],
  ['DEBUG', /^(?:1|true|\*)$/i],
  ['RAILS_ENV', /^dev/i],
  ['RACK_ENV', /^dev/i],
  ['APP_ENV', /^(?:dev|local)/i],
  ['APP_DEBUG', /^(?:1|true)$/i],
  ['ASPNETCORE_ENVIRONMENT', /^dev/i],
  ['DOTNET_ENVIRONMENT', /^dev/i],
  ['GIN_MODE', /^debug/i],
];
