import { appObjects, factories } from './app-object.ts';
import type { Framework } from './framework.ts';

export const flask: Framework = {
  title: 'Flask',
  packageName: 'flask',
  appInterface: 'wsgi',
  entries: (files) => {
    const objects = appObjects(files, 'Flask');
    return objects.length > 0 ? objects : factories(files, /\bFlask\(/);
  },
};
