import { appObjects, factories } from './app-object.ts';
import type { Framework } from './framework.ts';

export const fastapi: Framework = {
  title: 'FastAPI',
  packageName: 'fastapi',
  appInterface: 'asgi',
  entries: (files) => {
    const objects = appObjects(files, 'FastAPI');
    return objects.length > 0 ? objects : factories(files, /\bFastAPI\(/);
  },
};
