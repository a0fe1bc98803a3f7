import { appObjects, factories } from './app-object.ts';
import type { Framework } from './framework.ts';

export const starlette: Framework = {
  title: 'Starlette',
  packageName: 'starlette',
  appInterface: 'asgi',
  entries: (files) => {
    const objects = appObjects(files, 'Starlette');
    return objects.length > 0 ? objects : factories(files, /\bStarlette\(/);
  },
};
