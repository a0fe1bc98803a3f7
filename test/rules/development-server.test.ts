import rule from '../../src/rules/development-server.ts';
import { ruleTable } from './rule-table.ts';
import { filled, listed } from './shared/words.ts';

ruleTable(rule, {
  accepts: [
    'FROM a\nENV NODE_ENV=production\nCMD ["node", "x.js"]',
    'FROM a AS dev\nENV NODE_ENV=development\nCMD npm run dev\nFROM b',
    'FROM a\nCMD ["uvicorn", "a:b"]',
    'FROM a\nCMD ["gunicorn", "x"]',
    ...filled(
      'FROM a\nCMD %',
      `vite preview
      vite build
      next build
      ng build
      npm run devel
      npm start
      my npm run dev
      flask routes
      flask runs
      rails server -e production
      rails s -e production
      node x.js
      bin/railsx s
      nodemons x
      aired
      flasks run
      hugo
      php x.php`,
    ),
    ...filled(
      'FROM a\nENV %',
      `NODE_ENV=xdev
      FLASK_ENV=xdev
      FLASK_DEBUG=10
      FLASK_DEBUG=x1
      DJANGO_DEBUG=0
      DJANGO_DEBUG=10
      DJANGO_DEBUG=x1
      DEBUG=10
      DEBUG=x1
      DEBUG=app:*
      RAILS_ENV=xdev
      RACK_ENV=xdev
      APP_ENV=xlocal
      APP_DEBUG=10
      APP_DEBUG=x1
      ASPNETCORE_ENVIRONMENT=xdev
      DOTNET_ENVIRONMENT=xdev
      GIN_MODE=xdebug
      OTHER=dev`,
    ),
    'FROM a\nARG NODE_ENV=development',
  ],
  rejects: [
    ['FROM a\nCMD ["npm", "run", "dev"]', '2: npm run dev is a development server'],
    ['FROM a\nCMD python manage.py runserver 0.0.0.0:8000', 'manage.py runserver'],
    ['FROM a\nCMD ["uvicorn", "a:b", "--reload"]', 'development server'],
    ['FROM a\nCMD flask run --host=0.0.0.0', 'flask run'],
    ['FROM a\nENV NODE_ENV=development', '[medium]'],
    ['FROM a\nENV ASPNETCORE_ENVIRONMENT=Development DEBUG=1', ['ASPNETCORE', 'DEBUG=1']],
    ['FROM a\nCMD ["nodemon", "x.js"]', 'nodemon'],
    ...listed(`
      nodemon, npx vite, vite, next dev, nuxt dev, astro dev, webpack-dev-server, webpack serve,
      react-scripts start, ng serve, vue-cli-service serve, npm run dev, pnpm dev, yarn start:dev,
      bun run develop, npm run watch, flask run, flask --app x run, python3.13 manage.py runserver,
      python x/manage.py runserver, ./manage.py runserver, uvicorn a:b --port 80 --reload, fastapi dev,
      gunicorn -w 4 --reload, php artisan serve, php -S, rails s, bin/rails server, node --inspect x --watch,
      node --watch, tsx --watch, air, mix phx.server, jekyll serve, hugo server, mkdocs serve
    `).map(
      (command) => [`FROM a\nCMD ${command} x`, `2: ${command} is a development server: it watches files`] as const,
    ),
    ...filled(
      'FROM a\nENV %',
      `NODE_ENV=dev
      FLASK_ENV=Development
      FLASK_DEBUG=1
      FLASK_DEBUG=True
      DJANGO_DEBUG=1
      DEBUG=true
      DEBUG=*
      RAILS_ENV=development
      RACK_ENV=development
      APP_ENV=local
      APP_ENV=dev
      APP_DEBUG=true
      ASPNETCORE_ENVIRONMENT=Development
      DOTNET_ENVIRONMENT=Development
      GIN_MODE=debug`,
    ).map((text) => [text, `2: ${text.slice(11)} switches development mode on in the shipped image [medium]`] as const),
  ],
});
